package org.guildhall.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.guildhall.people.Person;
import org.junit.jupiter.api.Test;

class AuthorsTest {
  private final Authors authors = new Authors("bicycles");

  @Test
  void accountGivesTheUserNameAndMayHaveAnOddName() {
    assertEquals("bicycles-47", authors.userName(47L, "old name"));
    assertEquals("Мסž 🚲 <b>O'Brien</b>", Authors.called(47L, " Мסž 🚲 <b>O'Brien</b> "));
    assertEquals("bicycles--1", authors.userName(-1L, null));
  }

  @Test
  void accountWithoutANameIsCalledByItsNumber() {
    assertEquals("user47", Authors.called(47L, null));
    assertEquals("user48", Authors.called(48L, " "));
  }

  @Test
  void nameLeftByAnAccountThatIsGoneIsOnePersonAndNoAccount() {
    var left = authors.userName(null, "47");
    assertEquals("47", Authors.called(null, "47"));
    assertEquals(left, authors.userName(null, " 47"));
    assertNotEquals(left, authors.userName(47L, null));
    assertNotEquals(left, authors.userName(null, "Мסž"));
    assertTrue(authors.userName(null, "Ž".repeat(500)).matches("[a-z0-9-]{1,60}"));
  }

  @Test
  void postThatNobodyOwnsHasOneFormerMemberPerSource() {
    assertEquals("bicycles-former", authors.userName(null, null));
    assertEquals("bicycles-former", authors.userName(null, " "));
    assertEquals("Former member", Authors.called(null, null));
    assertEquals("cooking-former", new Authors("cooking").userName(null, null));
  }

  @Test
  void longNameIsCutBetweenCharacters() {
    assertEquals("x" + "🚲".repeat(99) + "…", Authors.called(47L, "x" + "🚲".repeat(100)));
    assertEquals("x".repeat(Person.NAME_MAX), Authors.called(47L, "x".repeat(Person.NAME_MAX)));
  }
}
