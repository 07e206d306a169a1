package org.guildhall.search.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.guildhall.search.OpenNlpDetector;
import org.guildhall.search.lucene.SearchRequest.Filter;
import org.guildhall.search.lucene.SearchRequest.Order;
import org.guildhall.search.lucene.UnusableIndexException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An index with vectors, of a model that knows two things to mean: machines and holidays. */
class NearnessTest extends IndexedTest {
  private static final String STARTS = "My laptop refuses to boot since the last update.";
  private static final String VACATION = "How many days of vacation does everybody get in a year?";

  /** Two texts of one meaning lie in the same direction, two of different ones at right angles. */
  private static final SentenceEncoder MEANING =
      new SentenceEncoder() {
        @Override
        public String name() {
          return "meaning";
        }

        @Override
        public Language language() {
          return Language.ENGLISH;
        }

        @Override
        public float[] encode(String text) {
          if (text.matches("(?is).*(laptop|computer).*")) {
            return new float[] {1, 0, 0};
          }
          return text.matches("(?is).*(vacation|holiday).*")
              ? new float[] {0, 1, 0}
              : new float[] {0, 0, 1};
        }
      };

  @BeforeEach
  void openWithVectors() {
    close();
    index = open(MEANING);
  }

  private SearchIndex open(SentenceEncoder encoder) {
    return SearchIndex.open(
        folder, new OpenNlpDetector(), encoder, Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private void addTwo() {
    add(conversation(1, "Update", STARTS), conversation(2, "Days off", VACATION));
  }

  @Test
  void whatMeansTheSameIsFoundWithoutAnyOfItsWords() {
    addTwo();
    assertEquals(List.of(1L), ids(find("the computer is not starting")));
    assertEquals(List.of(2L), ids(find("when do I go on holiday")));
    assertEquals(List.of(), ids(find("where is the canteen")));
  }

  @Test
  void whatIsFoundByMeaningIsCounted() {
    addTwo();
    var found = find("the computer is not starting");
    assertEquals(1, found.counts().total().number());
    var widest = index.search(request("the computer is not starting").withFacets());
    assertEquals(1, widest.counts().of(Kind.CONVERSATION).number());
  }

  @Test
  void rightsHoldForMeaningToo() {
    add(Entry.conversation(1, CLOSED, "Update", STARTS), conversation(2, "Days off", VACATION));
    var found = find("the computer is not starting");
    assertEquals(List.of(), ids(found));
    assertEquals(0, found.counts().total().number());
  }

  @Test
  void filterHoldsForMeaningToo() {
    addTwo();
    var people =
        new SearchRequest(
            "the computer is not starting",
            Set.of(OPEN),
            Set.of(),
            Filter.kinds(Kind.COMMUNITY),
            0,
            20);
    assertEquals(List.of(), ids(index.search(people)));
  }

  @Test
  void wordsAndMeaningTogetherComeFirst() {
    add(
        conversation(1, "Starting a community", "How are communities starting here?"),
        conversation(2, "Update", STARTS),
        conversation(3, "Slow", "My computer is starting slowly since the last update."));
    assertEquals(List.of(3L), ids(find("the computer is not starting")).subList(0, 1));
    assertEquals(Set.of(1L, 2L, 3L), Set.copyOf(ids(find("the computer is not starting"))));
  }

  @Test
  void conversationIsFoundOnceThoughSeveralOfItsPostsMeanTheSame() {
    add(
        conversation(1, "Update", STARTS),
        Entry.post(2, 1, OPEN, "My laptop does the very same thing to me."),
        Entry.post(3, 1, OPEN, "Take the battery out of the laptop for a minute."));
    assertEquals(1, find("the computer is not starting").hits().size());
  }

  @Test
  void quotesAskForWords() {
    addTwo();
    assertEquals(List.of(), ids(find("\"the computer\" is not starting")));
    assertEquals(List.of(), ids(find("the computer starting -monday")));
  }

  @Test
  void oneWordAsksForItself() {
    addTwo();
    assertEquals(List.of(), ids(find("computer")));
  }

  @Test
  void listByTimeHasWhatHasTheWords() {
    addTwo();
    assertEquals(
        List.of(), ids(index.search(request("the computer is not starting").by(Order.TIME))));
  }

  @Test
  void whoAsksInAnotherLanguageIsAnsweredByWords() {
    addTwo();
    assertEquals(List.of(), ids(find("der computer startet heute leider nicht mehr")));
  }

  @Test
  void textInAnotherLanguageKeepsItsPlace() {
    add(
        conversation(1, "", "Der Computer und der Printer hier sind leider kaputt."),
        conversation(2, "", "The computer is here beside the printer, to which nobody attends."),
        conversation(3, "Days off", VACATION));
    var request =
        new SearchRequest(
            "where is the computer and the printer",
            Set.of(OPEN),
            Set.of(Language.GERMAN, Language.ENGLISH),
            Filter.NONE,
            0,
            20);
    assertEquals(List.of(1L, 2L), ids(index.search(request)));
  }

  @Test
  void pagesGoOnBehindWhatIsFoundByMeaning() {
    for (var id = 1L; id <= 120; id++) {
      add(
          conversation(
              id, "Number " + id, id % 2 == 0 ? STARTS : "The machine is not starting at all."));
    }
    var all = index.ranking(request("the computer is not starting"), 120);
    assertEquals(120, Set.copyOf(all).size());
    assertEquals(all.subList(0, 30), index.ranking(request("the computer is not starting"), 30));
  }

  @Test
  void indexWithVectorsIsNoIndexWithout() {
    addTwo();
    index.commit();
    close();
    var refused = assertThrows(UnusableIndexException.class, () -> open(null).close());
    assertEquals(Reason.OTHER_SCHEMA, refused.reason());
    index = open(MEANING);
    assertEquals(2, index.status().documents());
  }
}
