package org.guildhall.search.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.guildhall.search.lucene.SearchRequest.Filter;
import org.junit.jupiter.api.Test;

class SignalsTest extends IndexedTest {
  private static final String TEXT = "The printer on the third floor is jammed again, please help";

  @Test
  void acceptedAnswerComesFirst() {
    assertRaised(entry -> entry.accepted(true));
  }

  @Test
  void tagThatIsLookedForRaises() {
    assertRaised(entry -> entry.tags(Set.of("printer")));
  }

  @Test
  void whatSolvedForOthersComesFirst() {
    assertRaised(entry -> entry.solved(3));
  }

  @Test
  void fresherTextComesFirst() {
    add(
        conversation(1, "Help", TEXT).created(NOON.minus(Duration.ofDays(1_000))),
        conversation(2, "Help", TEXT).created(NOON.minus(Duration.ofDays(1))));
    assertEquals(List.of(2L, 1L), ids(find("printer")));
  }

  @Test
  void cardComesBeforeTheConversationThatSaysTheSame() {
    add(conversation(1, "Help", TEXT), Entry.card(2, OPEN, "Help", TEXT));
    assertEquals(List.of(2L, 1L), ids(find("printer")));
  }

  @Test
  void signalsAreModest() {
    add(
        conversation(1, "Canteen", "Somebody spoke of a printer while we all had our lunch there"),
        conversation(2, "Printer", "How is the printer on the third floor switched on"),
        conversation(3, "Canteen", "Somebody spoke of a printer and of lunch while we all had fun")
            .accepted(true)
            .solved(1_000)
            .created(NOON));
    assertEquals(2L, ids(find("printer")).getFirst());
  }

  @Test
  void smallCommunityIsSeenBesideALargeOne() {
    for (var id = 1; id <= 30; id++) {
      index.update(Entry.conversation(id, OPEN, "Help", TEXT).build());
    }
    add(Entry.conversation(31, 3, "Help", TEXT + " us"));
    var request = new SearchRequest("printer", Set.of(OPEN, 3L), Set.of(), Filter.NONE, 0, 10);
    assertTrue(ids(index.search(request)).contains(31L));
  }

  /** Of two that say the same, the one with the signal is first, whichever was indexed first. */
  private void assertRaised(UnaryOperator<Entry.Builder> signal) {
    add(conversation(1, "Help", TEXT), signal.apply(conversation(2, "Help", TEXT)));
    assertEquals(List.of(2L, 1L), ids(find("printer")));
    add(signal.apply(conversation(1, "Help", TEXT)), conversation(2, "Help", TEXT));
    assertEquals(List.of(1L, 2L), ids(find("printer")));
  }
}
