package org.guildhall.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.guildhall.Fixtures;
import org.guildhall.importer.StackExchangeDump.Post;
import org.guildhall.importer.StackExchangeDump.PostType;
import org.guildhall.people.Person;
import org.junit.jupiter.api.Test;

class AuthorsTest {
  private final HashMap<Long, String> names = new HashMap<>();
  private final Authors authors = new Authors("bicycles", names);

  private static Post by(Long ownerId, String ownerName) {
    return new Post(
        1,
        PostType.QUESTION,
        null,
        null,
        ownerId,
        ownerName,
        Instant.EPOCH,
        null,
        "",
        "",
        List.of());
  }

  @Test
  void accountGivesTheUserNameAndMayHaveAnOddName() {
    names.put(47L, " Мסž 🚲 <b>O'Brien</b> ");
    names.put(-1L, "Community");
    assertEquals("bicycles-47", authors.userName(by(47L, "old name")));
    assertEquals("Мסž 🚲 <b>O'Brien</b>", authors.displayName(by(47L, "old name")));
    assertEquals("bicycles--1", authors.userName(by(-1L, null)));
  }

  @Test
  void accountThatTheDumpDoesNotNameHasTheNameOnThePostOrItsNumber() {
    names.put(47L, " ");
    assertEquals("Ada", authors.displayName(by(47L, "Ada")));
    assertEquals("user47", authors.displayName(by(47L, null)));
    assertEquals("user48", authors.displayName(by(48L, "")));
  }

  @Test
  void nameLeftByAnAccountThatIsGoneIsOnePersonAndNoAccount() {
    var left = by(null, "47");
    assertEquals("47", authors.displayName(left));
    assertEquals(authors.userName(left), authors.userName(by(null, " 47")));
    assertNotEquals(authors.userName(left), authors.userName(by(47L, null)));
    assertNotEquals(authors.userName(left), authors.userName(by(null, "Мסž")));
    assertTrue(authors.userName(by(null, "Ž".repeat(500))).matches("[a-z0-9-]{1,60}"));
  }

  @Test
  void postThatNobodyOwnsHasOneFormerMemberPerSource() {
    assertEquals("bicycles-former", authors.userName(by(null, null)));
    assertEquals("bicycles-former", authors.userName(by(null, " ")));
    assertEquals("Former member", authors.displayName(by(null, null)));
    assertEquals("cooking-former", new Authors("cooking", names).userName(by(null, null)));
  }

  @Test
  void longNameIsCutBetweenCharacters() {
    names.put(47L, "x" + "🚲".repeat(100));
    assertEquals("x" + "🚲".repeat(99) + "…", authors.displayName(by(47L, null)));
    names.put(47L, "x".repeat(Person.NAME_MAX));
    assertEquals("x".repeat(Person.NAME_MAX), authors.displayName(by(47L, null)));
  }

  @Test
  void everyAuthorOfARealDumpHasAName() {
    try (var dump = StackExchangeDump.open(Fixtures.find("stackexchange-bicycles-meta"))) {
      var threads = new DumpThreads(dump, Long.MAX_VALUE);
      var real = new Authors("bicycles", threads.names());
      var named =
          threads
              .posts()
              .collect(Collectors.toMap(real::userName, real::displayName, (one, same) -> one));
      assertEquals("Kevin Montrose", named.get("bicycles-2"));
      assertFalse(named.containsKey("bicycles-former"));
      assertTrue(named.containsValue("Мסž"));
    }
  }
}
