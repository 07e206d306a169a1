package org.guildhall.search.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.guildhall.search.lucene.Counts.Count;
import org.guildhall.search.lucene.SearchRequest.Filter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FacetsTest extends IndexedTest {
  private static final Count ONE = new Count(1, false);
  private static final Count TWO = new Count(2, false);

  @BeforeEach
  void talkAboutCoffee() {
    add(
        Entry.conversation(1, OPEN, "Coffee", "The coffee machine in our kitchen is broken")
            .author(7L)
            .talk("QUESTION")
            .tags(Set.of("kitchen", "machines"))
            .created(NOON.minus(Duration.ofHours(1))),
        Entry.post(2, 1, OPEN, "The coffee is only cold, as everybody has noticed by now")
            .author(8L)
            .talk("QUESTION")
            .created(NOON.minus(Duration.ofDays(3))),
        Entry.conversation(3, 3, "Coffee", "Wer hat den Kaffee, the coffee, schon wieder leer")
            .author(7L)
            .talk("IDEA")
            .tags(Set.of("kitchen"))
            .created(NOON.minus(Duration.ofDays(500))),
        Entry.card(4, OPEN, "How is the coffee machine cleaned?", "With the coffee brush")
            .author(8L)
            .created(NOON.minus(Duration.ofDays(100))));
  }

  private Counts counts(Filter filter) {
    return index
        .search(new SearchRequest("coffee", Set.of(OPEN, 3L), Set.of(), filter, 0, 10).withFacets())
        .counts();
  }

  @Test
  void eachConversationCountsOnceForAllThatCouldBeChosen() {
    var counts = counts(Filter.NONE);
    assertEquals(new Count(3, false), counts.total());
    assertEquals(TWO, counts.of(Kind.CONVERSATION));
    assertEquals(ONE, counts.of(Kind.CARD));
    assertEquals(Map.of(OPEN, TWO, 3L, ONE), counts.communities());
    assertEquals(Map.of(7L, TWO, 8L, TWO), counts.authors());
    assertEquals(Map.of("QUESTION", ONE, "IDEA", ONE), counts.talks());
    assertEquals(Map.of("kitchen", TWO, "machines", ONE), counts.tags());
    assertEquals(
        Map.of(Age.DAY, ONE, Age.WEEK, ONE, Age.MONTH, ONE, Age.YEAR, TWO, Age.OLDER, ONE),
        counts.ages());
  }

  @Test
  void whatIsChosenDoesNotNarrowItsOwnFacet() {
    var counts = counts(new Filter(Set.of(), null, null, null, null, null, "IDEA"));
    assertEquals(ONE, counts.total());
    assertEquals(Map.of("QUESTION", ONE, "IDEA", ONE), counts.talks());
    assertEquals(Map.of("kitchen", ONE), counts.tags());
    assertEquals(Map.of(3L, ONE), counts.communities());
    assertEquals(Map.of(Age.OLDER, ONE), counts.ages());
  }

  @Test
  void everyCountIsThatOfTheNarrowedQuestion() {
    var all = counts(Filter.NONE);
    all.communities()
        .forEach((id, count) -> assertEquals(count, total(null, id, null, null, null)));
    all.authors().forEach((id, count) -> assertEquals(count, total(null, null, id, null, null)));
    all.tags().forEach((tag, count) -> assertEquals(count, total(tag, null, null, null, null)));
    all.ages().forEach((age, count) -> assertEquals(count, total(null, null, null, age, null)));
    all.talks().forEach((talk, count) -> assertEquals(count, total(null, null, null, null, talk)));
  }

  private Count total(String tag, Long community, Long author, Age age, String talk) {
    return counts(new Filter(Set.of(), community, tag, author, null, age, talk)).total();
  }

  @Test
  void facetsThatNobodyAskedForAreNotCounted() {
    assertEquals(Map.of(), find("coffee").counts().tags());
  }
}
