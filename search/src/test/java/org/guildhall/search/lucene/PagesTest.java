package org.guildhall.search.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.guildhall.search.lucene.SearchRequest.Filter;
import org.guildhall.search.lucene.SearchRequest.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest extends IndexedTest {
  private static final int PAGE = 30;

  @ParameterizedTest
  @EnumSource(Order.class)
  void pagesGoOnWithoutRepeatingOrSkipping(Order order) {
    printers(0, 400);
    assertEquals(200, walk(order, () -> {}).size());
  }

  @Test
  void whatArrivesMeanwhileShiftsNoPage() {
    printers(0, 400);
    var arrived = new int[] {400};
    var seen =
        walk(
            Order.TIME,
            () -> {
              printers(arrived[0], 4);
              arrived[0] += 4;
            });
    for (var conversation = 1L; conversation < 200; conversation++) {
      assertTrue(seen.contains(conversation), "skipped " + conversation);
    }
  }

  /** The conversations of all pages, none of which may come twice. */
  private List<Long> walk(Order order, Runnable between) {
    var seen = new ArrayList<Long>();
    String after = null;
    do {
      var request = new SearchRequest("printer", Set.of(OPEN), Set.of(), Filter.NONE, 0, PAGE);
      var page = index.search(request.by(order).after(after));
      page.hits().forEach(hit -> seen.add(hit.conversationId()));
      after = page.next();
      between.run();
    } while (after != null);
    assertEquals(seen.size(), new HashSet<>(seen).size(), "repeated");
    return seen;
  }

  /** Two posts to a conversation, each newer than the one before. */
  private void printers(int from, int count) {
    for (var i = from; i < from + count; i++) {
      var text = "The printer on floor " + i + " is jammed again, please help";
      index.update(Entry.post(i, i / 2, OPEN, text).created(NOON.minusSeconds(10_000 - i)).build());
    }
    index.refresh();
  }

  @Test
  void pageGoesOnWhereAHitStoodThatIsGone() {
    printers(0, 100);
    var request = new SearchRequest("printer", Set.of(OPEN), Set.of(), Filter.NONE, 0, 10);
    var first = index.search(request.by(Order.TIME));
    assertEquals(List.of(99L, 97L), ids(first).subList(0, 2));
    assertEquals(81L, ids(first).getLast());
    index.delete(Kind.POST, 81);
    index.delete(Kind.POST, 80);
    index.refresh();
    var second = index.search(request.by(Order.TIME).after(first.next()));
    assertEquals(79L, ids(second).getFirst());
  }

  @Test
  void latestComesFirstByTimeAndBestByRelevance() {
    add(
        conversation(1, "Printer", "Printer").created(NOON.minus(Duration.ofDays(9))),
        conversation(2, "Canteen", "Somebody spoke of a printer while we all had our lunch")
            .created(NOON),
        conversation(3, "Printer", "No time is known of this printer"));
    assertEquals(1L, ids(find("printer")).getFirst());
    assertEquals(List.of(2L, 1L, 3L), ids(index.search(request("printer").by(Order.TIME))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "MC4", "MC5YLjE", "%%%", "LTEuUE9TVC4x"})
  void whatIsNoCursorIsRefused(String cursor) {
    var request = request("printer");
    assertThrows(IllegalArgumentException.class, () -> request.after(cursor));
  }
}
