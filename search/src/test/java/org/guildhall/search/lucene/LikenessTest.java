package org.guildhall.search.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LikenessTest extends IndexedTest {
  @BeforeEach
  void talk() {
    add(
        conversation(1, "Printer jams", "The printer on the third floor jams with thick paper"),
        Entry.card(2, OPEN, "What to do when a printer jams", "Open the tray, take the paper out"),
        conversation(3, "Holiday calendar", "Please write your holidays into it until Friday"),
        Entry.post(4, 3, OPEN, "The printer jams whenever I print the calendar on thick paper"),
        Entry.conversation(5, CLOSED, "Printer jams", "Our own printer jams with thick paper too"));
  }

  private List<Long> similar(String title, String body) {
    return ids(index.similar(title, body, Set.of(OPEN), Set.of(), 5));
  }

  @Test
  void conversationsAndCardsAboutTheSameAreFound() {
    var found =
        similar("Printer", "Since this morning our printer jams as soon as I put thick paper in");
    assertEquals(Set.of(1L, 2L), Set.copyOf(found));
  }

  @Test
  void titleAloneIsEnoughAndNothingFindsNothing() {
    assertEquals(List.of(3L), similar("Where are holidays entered?", ""));
    assertEquals(List.of(), similar("", ""));
    assertEquals(List.of(), similar("?!", "\0 \""));
    assertEquals(List.of(), similar("the", "and of"));
  }

  @Test
  void cardIsFoundBesideTheConversationThatItIsFrom() {
    add(
        Entry.card(7, OPEN, "Why does a printer jam?", "Thick paper").conversation(1L),
        conversation(8, "About a6b1c2d3e4f5 w1a2b3", "a6b1c2d3e4f5 w1a2b3"));
    assertEquals(Set.of(1L, 2L, 7L), Set.copyOf(similar("Printer jams", "")));
    assertEquals(List.of(8L), similar("a6b1c2d3e4f5", ""));
  }

  @Test
  void noMoreAreGivenThanWanted() {
    assertEquals(1, index.similar("printer jams", "", Set.of(OPEN), Set.of(), 1).size());
    assertEquals(0, index.similar("printer jams", "", Set.of(OPEN), Set.of(), 0).size());
  }

  @Test
  void longTextIsReadAsFarAsItTells() {
    assertEquals(
        Set.of(1L, 2L), Set.copyOf(similar("Printer jams", "thick paper ".repeat(100_000))));
  }
}
