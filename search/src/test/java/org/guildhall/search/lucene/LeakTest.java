package org.guildhall.search.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guildhall.search.lucene.Counts.Count;
import org.guildhall.search.lucene.SearchRequest.Filter;
import org.guildhall.search.lucene.SearchRequest.Order;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said in a closed community comes through by no way to whoever may not read there. */
class LeakTest extends IndexedTest {
  private static final Count NONE = new Count(0, false);

  @BeforeEach
  void talk() {
    add(
        conversation(1, "Takeaway", "Where do you all go for a takeaway on a rainy day like this")
            .author(7L)
            .tags(Set.of("lunch"))
            .talk("QUESTION")
            .created(NOON),
        Entry.conversation(2, CLOSED, "Takeover", "The takeover of Bluebird is announced on Monday")
            .author(8L)
            .tags(Set.of("bluebird"))
            .talk("IDEA")
            .created(NOON),
        Entry.post(3, 2, CLOSED, "Nobody says takeover outside, BLUEBIRD-007 is what we call it")
            .author(9L)
            .talk("IDEA")
            .created(NOON),
        Entry.card(4, CLOSED, "What is the takeover?", "Bluebird, see BLUEBIRD-007").author(8L));
    // So frequent that it would win among the corrections, could it be chosen.
    for (var id = 10; id < 40; id++) {
      index.update(Entry.conversation(id, CLOSED, "", "Once more the takeover it is").build());
    }
    index.refresh();
  }

  @Test
  void noHit() {
    for (var text :
        Stream.of(
                "takeover", "bluebird", "BLUEBIRD-007", "007", "blueb*", "\"takeover of\"", "takeo")
            .toList()) {
      for (var order : Order.values()) {
        for (var hit : index.search(request(text).by(order)).hits()) {
          assertEquals(1, hit.id(), text);
        }
      }
      assertFalse(index.ranking(request(text), 1_000).contains(2L), text);
    }
  }

  @Test
  void noCountAndNoFacet() {
    var counts = index.search(request("bluebird").withFacets()).counts();
    assertEquals(NONE, counts.total());
    counts.kinds().values().forEach(count -> assertEquals(NONE, count));
    counts.languages().values().forEach(count -> assertEquals(NONE, count));
    for (var facet :
        Stream.of(
                counts.communities(),
                counts.authors(),
                counts.talks(),
                counts.tags(),
                counts.ages())
            .toList()) {
      assertEquals(Map.of(), facet);
    }
    var filtered = new Filter(Set.of(), CLOSED, "bluebird", 8L, null, null, "IDEA");
    var narrowed = new SearchRequest("day", Set.of(OPEN), Set.of(), filtered, 0, 10).withFacets();
    assertEquals(NONE, index.search(narrowed).counts().total());
    assertEquals(Map.of(), index.search(narrowed).counts().tags());
  }

  @Test
  void noCorrection() {
    assertEquals("takeaway", find("takeawey").suggestion());
    assertNull(find("takeovr").suggestion());
    assertNull(find("bluebrid").suggestion());
    assertNull(find("takover bluebrd").suggestion());
  }

  @Test
  void correctionIsTheSameWhateverStandsWhereOneMayNotRead() {
    var before = find("takeawer").suggestion();
    add(
        IntStream.range(100, 200)
            .mapToObj(
                id -> Entry.conversation(id, CLOSED, "", "Takeawer and takeover and takeaway"))
            .toArray(Entry.Builder[]::new));
    assertEquals(before, find("takeawer").suggestion());
    assertEquals("takeaway", before);
  }

  @Test
  void noMarkedWord() {
    var shown = shown(find("takeaway takeover bluebird").hits());
    assertFalse(shown.toLowerCase(Locale.ROOT).contains("takeover"), shown);
    assertFalse(shown.contains("luebird"), shown);
  }

  @Test
  void nothingSimilar() {
    var similar =
        index.similar("Takeover of Bluebird", "announced on Monday", Set.of(OPEN), Set.of(), 10);
    assertEquals(Set.of(), similar.stream().map(hit -> hit.id()).collect(Collectors.toSet()));
  }

  @Test
  void cursorGivesNoWayAround() {
    var all = new SearchRequest("takeover", Set.of(OPEN, CLOSED), Set.of(), Filter.NONE, 0, 1);
    var cursor = index.search(all).next();
    assertEquals(Set.of(), Set.copyOf(ids(index.search(request("bluebird").after(cursor)))));
  }
}
