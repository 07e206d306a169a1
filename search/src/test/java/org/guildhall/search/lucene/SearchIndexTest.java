package org.guildhall.search.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.guildhall.search.OpenNlpDetector;
import org.guildhall.search.lucene.SearchRequest.Filter;
import org.guildhall.search.lucene.SearchResult.Hit;
import org.guildhall.search.lucene.SearchResult.Segment;
import org.guildhall.search.lucene.UnusableIndexException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchIndexTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  private static final LanguageDetector LANGUAGES = new OpenNlpDetector();

  @TempDir Path folder;
  private SearchIndex index;

  @BeforeEach
  void open() {
    index = SearchIndex.open(folder, LANGUAGES, CLOCK);
  }

  @AfterEach
  void close() {
    index.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The builds were failing since we upgraded the runner last week | build
          Where do I find out who is responsible for the deployments here? | deployment
          Dove si trova la fattura del fornitore che abbiamo ricevuto ieri? | fatture
          Non riesco a capire l'architettura di questo progetto, chi aiuta? | architetture
          После обновления сборки падают каждую ночь, кто знает почему? | сборка
          Как правильно описать требования к новому отчёту для отдела? | отчетов
          Wir haben die Häuser der Kunden im Süden noch nicht alle besucht | haus
          Die Anwendung muss nach jeder Änderung neu gestartet werden | änderungen
          Las canciones que escuchamos durante la comida eran muy buenas | canción
          La comunicación entre los equipos todavía no funciona muy bien | comunicacion
          Nous avons développé plusieurs chevaux de bataille pour ce projet | cheval
          Il faut que l'équipe vérifie les factures avant la fin du mois | equipes
          """)
  void inflectedFormIsFoundInItsLanguage(String text, String word) {
    add(post(1, 1, 1, text));
    assertEquals(List.of(1L), ids(find(word)));
    assertTrue(marked(find(word).hits().getFirst().snippet()).length() > 3);
  }

  @Test
  void partOfAGermanCompoundFindsIt() {
    add(post(1, 1, 1, "Wer prüft bei uns eigentlich die Eingangsrechnungen der Lieferanten?"));
    assertEquals(List.of(1L), ids(find("Rechnung")));
    assertEquals(List.of(1L), ids(find("Rechnungen")));
    assertEquals("Eingangsrechnungen", marked(find("Rechnung").hits().getFirst().snippet()));
    assertEquals(List.of(), ids(find("Zeichnung")));
  }

  @Test
  void accentsMayBeLeftOutOnEitherSide() {
    add(post(1, 1, 1, "La città più bella è senza dubbio quella dove abbiamo la sede"));
    add(post(2, 2, 1, "Il caffe della macchinetta al terzo piano oggi era davvero cattivo"));
    assertEquals(List.of(1L), ids(find("citta")));
    assertEquals(List.of(2L), ids(find("caffè")));
  }

  @Test
  void umlautWrittenAsTwoLettersIsMarked() {
    add(post(1, 1, 1, "Der Aerger mit dem Drucker hört nicht auf, und keiner weiß warum"));
    assertEquals("Aerger", marked(find("Ärger").hits().getFirst().snippet()));
  }

  @Test
  void elidedArticleIsNoPartOfTheWord() {
    add(post(1, 1, 1, "Secondo me dell'acqua in ufficio dovrebbe occuparsi chi la beve"));
    assertEquals("acqua", marked(find("l’acqua").hits().getFirst().snippet()).replace("dell'", ""));
  }

  @Test
  void namesOfProgrammingLanguagesKeepTheirSigns() {
    add(post(1, 1, 1, "We rewrote the importer in C++ because it was far too slow before"));
    add(post(2, 2, 1, "We rewrote the importer in C# because it was far too slow before"));
    assertEquals(List.of(1L), ids(find("c++")));
    assertEquals(List.of(2L), ids(find("C#")));
  }

  @Test
  void quotesMinusAndStarAreUnderstood() {
    add(post(1, 1, 1, "The release train leaves on Monday and nobody is ready for it"));
    add(post(2, 2, 1, "The train was late, so the release of the new portal was late too"));
    add(post(3, 3, 1, "Kubernetes upgrades are boring now, which is how it should be"));
    assertEquals(List.of(1L), ids(find("\"release train\"")));
    assertEquals(List.of(1L), ids(find("„release train“")));
    assertEquals(List.of(2L), ids(find("release -monday")));
    assertEquals(List.of(1L), ids(find("train -\"new portal\"")));
    assertEquals(List.of(3L), ids(find("kuber*")));
    assertEquals(Set.of(1L, 2L), Set.copyOf(ids(find("release train"))));
    assertEquals(List.of(), ids(find("-train")));
  }

  @Test
  void phraseMayHoldStopWords() {
    add(post(1, 1, 1, "To be or not to be on call is the question of the whole quarter"));
    add(post(2, 2, 1, "Or is it not the question who is to be on call in this quarter"));
    assertEquals(List.of(1L), ids(find("\"to be or not to be\"")));
  }

  @Test
  void titleWeighsMoreThanText() {
    add(
        conversation(1, 1, "Holiday calendar", "Please write your backup into it until Friday"),
        conversation(2, 1, "Backup", "Please write your holiday into the calendar until Friday"));
    assertEquals(List.of(2L, 1L), ids(find("backup")));
  }

  @Test
  void readersLanguageIsPreferred() {
    add(
        post(1, 1, 1, "Il server di prova non risponde più da questa mattina alle nove"),
        post(2, 2, 1, "Der Server für die Tests antwortet seit heute Morgen nicht mehr"));
    assertEquals(2L, ids(find("server", Set.of(1L), Language.GERMAN)).getFirst());
    assertEquals(1L, ids(find("server", Set.of(1L), Language.ITALIAN)).getFirst());
  }

  @Test
  void conversationIsFoundOnceByItsBestPost() {
    add(conversation(7, 1, "Which lunch place?", "I am new here and would like to know"));
    add(post(8, 7, 1, "The pizzeria behind the station, although the pizza is not big"));
    add(post(9, 7, 1, "Pizzeria"));
    add(post(10, 3, 1, "Is there a pizzeria that delivers to the office in the evening?"));
    var result = find("pizzeria");
    assertEquals(2, result.counts().total().number());
    assertEquals(Set.of(9L, 10L), Set.copyOf(ids(result)));
    assertEquals(
        Set.of(7L, 3L),
        result.hits().stream().map(Hit::conversationId).collect(Collectors.toSet()));
  }

  @Test
  void pagesNeitherRepeatNorSkip() {
    for (var i = 1; i <= 400; i++) {
      index.update(post(i, i / 2, 1, "Printer on floor " + i + " is jammed again, please help"));
    }
    index.refresh();
    var all = new ArrayList<Long>();
    for (var from = 0; from < 250; from += 50) {
      var request = new SearchRequest("printer jam", Set.of(1L), Set.of(), Filter.NONE, from, 50);
      var page = index.search(request);
      assertEquals(201, page.counts().total().number());
      assertEquals(from < 200, page.goesOn());
      page.hits().forEach(hit -> all.add(hit.conversationId()));
    }
    assertEquals(201, all.size());
    assertEquals(201, new HashSet<>(all).size());
  }

  @Test
  void countsAreThoseOfTheNarrowedQuestions() {
    for (var i = 0; i < 90; i++) {
      index.update(post(i, i / 3, 1, "The printer in our kitchen is broken, says number " + i));
      index.update(post(100 + i, i, 1, "La printer nella nostra cucina è rotta, dice Anna " + i));
      index.update(Entry.person(i, "Printer " + i, "p" + i, "", "", "").build());
    }
    index.update(Entry.community(7, true, "Printer", "All about it").build());
    index.refresh();
    var talk = Filter.kinds(Kind.CONVERSATION, Kind.POST);
    var italian = new Filter(Set.of(), null, null, null, Language.ITALIAN, null, null);
    for (var filter : List.of(Filter.NONE, talk, italian)) {
      var counts = find(filter).counts();
      assertEquals(EnumSet.complementOf(EnumSet.of(Kind.POST)), counts.kinds().keySet());
      for (var kind : counts.kinds().keySet()) {
        var chosen = kind == Kind.CONVERSATION ? talk.kinds() : Set.of(kind);
        var narrowed = new Filter(chosen, null, null, null, filter.language(), null, null);
        assertEquals(find(narrowed).counts().total(), counts.of(kind), filter + ", " + kind);
      }
      for (var one : Language.values()) {
        var narrowed = new Filter(filter.kinds(), null, null, null, one, null, null);
        assertEquals(find(narrowed).counts().total(), counts.of(one), filter + ", " + one);
      }
    }
    assertEquals(new Counts.Count(90, false), find(talk).counts().total());
    assertEquals(new Counts.Count(30, false), find(talk).counts().of(Language.ENGLISH));
  }

  @Test
  void whatIsMoreThanAThousandIsNotCountedButWhatIsRareIs() {
    for (var i = 0; i < 11_000; i++) {
      index.update(post(i, i % 1_500, 1, "printer"));
    }
    index.update(post(20_000, 2_000, 1, "La printer nella nostra cucina è rotta, dice Anna"));
    index.update(post(20_001, 2_000, 1, "La printer nella nostra cucina funziona, dice Anna"));
    index.update(Entry.person(1, "Petra Printer", "p", "", "", "").build());
    index.refresh();
    var found = find(Filter.NONE);
    assertEquals(new Counts.Count(1_000, true), found.counts().total());
    assertEquals(new Counts.Count(1_000, true), found.counts().of(Kind.CONVERSATION));
    assertEquals(new Counts.Count(1_000, true), found.counts().of(Language.OTHER));
    assertEquals(new Counts.Count(1, false), found.counts().of(Kind.PERSON));
    assertEquals(new Counts.Count(1, false), found.counts().of(Language.ITALIAN));
    assertEquals(new Counts.Count(0, false), found.counts().of(Kind.COMMUNITY));
    var last = new SearchRequest("printer", Set.of(1L), Set.of(), Filter.NONE, 1_500, 100);
    assertEquals(2, index.search(last).hits().size());
    assertFalse(index.search(last).goesOn());
  }

  private SearchResult find(Filter filter) {
    return index.search(new SearchRequest("printer", Set.of(1L), Set.of(), filter, 0, 10));
  }

  @Test
  void onlyReadableCommunitiesAreFound() {
    var random = new Random(7);
    for (var id = 1L; id <= 200; id++) {
      index.update(post(id, id, id % 17, "The migration of the archive takes longer than planned"));
    }
    index.update(Entry.community(300, true, "Archive", "About migration").build());
    index.update(Entry.community(301, false, "Closed archive", "About migration").build());
    index.refresh();
    for (var round = 0; round < 50; round++) {
      var readable =
          LongStream.range(0, 17)
              .filter(c -> random.nextBoolean())
              .boxed()
              .collect(Collectors.toSet());
      var expected =
          LongStream.rangeClosed(1, 200)
              .filter(id -> readable.contains(id % 17))
              .boxed()
              .collect(Collectors.toSet());
      expected.add(300L);
      for (var text :
          List.of("migration", "\"the archive\" migration", "migr*", "migration -zebra")) {
        var result = index.search(new SearchRequest(text, readable, Set.of(), Filter.NONE, 0, 100));
        var found = new HashSet<>(ids(result));
        found.addAll(
            ids(index.search(new SearchRequest(text, readable, Set.of(), Filter.NONE, 100, 100))));
        found.addAll(
            ids(index.search(new SearchRequest(text, readable, Set.of(), Filter.NONE, 200, 100))));
        if (text.startsWith("\"")) {
          expected.remove(300L);
        } else {
          expected.add(300L);
        }
        assertEquals(expected, found);
        assertEquals(expected.size(), result.counts().total().number());
      }
    }
  }

  @Test
  void filtersNarrow() {
    index.update(
        Entry.conversation(1, 1, "Coffee", "The coffee machine in our kitchen is broken")
            .author(5L)
            .tags(Set.of("kitchen"))
            .created(NOON)
            .talk("QUESTION")
            .build());
    index.update(
        Entry.conversation(2, 2, "Coffee", "La macchina del caffè nella nostra cucina è rotta")
            .author(6L)
            .created(NOON.minus(Duration.ofDays(2)))
            .build());
    index.update(
        Entry.community(3, true, "Coffee", "All about coffee")
            .tags(Set.of("drinks"))
            .created(NOON)
            .build());
    index.refresh();
    assertEquals(Set.of(3L), filtered(Filter.kinds(Kind.COMMUNITY)));
    assertEquals(Set.of(1L, 2L), filtered(Filter.kinds(Kind.CONVERSATION, Kind.POST)));
    assertEquals(Set.of(2L), filtered(new Filter(Set.of(), 2L, null, null, null, null, null)));
    assertEquals(
        Set.of(1L), filtered(new Filter(Set.of(), null, "kitchen", null, null, null, null)));
    assertEquals(Set.of(2L), filtered(new Filter(Set.of(), null, null, 6L, null, null, null)));
    assertEquals(
        Set.of(2L), filtered(new Filter(Set.of(), null, null, null, Language.ITALIAN, null, null)));
    assertEquals(
        Set.of(1L, 3L), filtered(new Filter(Set.of(), null, null, null, null, Age.DAY, null)));
    assertEquals(
        Set.of(1L), filtered(new Filter(Set.of(), null, null, null, null, null, "QUESTION")));
    assertEquals(
        Set.of(), filtered(new Filter(Set.of(), null, null, null, null, null, "DISCUSSION")));
    assertEquals(Set.of(), filtered(new Filter(Set.of(), 2L, "kitchen", null, null, null, null)));
  }

  private Set<Long> filtered(Filter filter) {
    return Set.copyOf(
        ids(index.search(new SearchRequest("coffee", Set.of(1L, 2L), Set.of(), filter, 0, 10))));
  }

  @ParameterizedTest
  @CsvSource({
    "mor, 1",
    "moretti, 1",
    "GIULIA MOR, 1",
    "giulia.moretti, 1",
    "@giulia.moretti, 1",
    "мор, 1",
    "соколов, 2",
    "Соколова, 2",
    "sokol, 2",
    "юлия, 2",
    "yuliya sok, 2",
    "o'br, 3",
    "muller, 4",
    "mül, 4",
    "Controller, 1",
    "padova, 1"
  })
  void personIsFoundByTheBeginningOfANameInEitherScript(String typed, long id) {
    add(
        Entry.person(1, "Giulia Moretti", "giulia.moretti", "Controller", "Finance", "Padova")
            .build());
    add(Entry.person(2, "Юлия Соколова", "y.sokolova", "Аналитик", "Продажи", "Тверь").build());
    add(Entry.person(3, "Sean O'Brien", "sob", "Clerk", "Legal", "Cork").build());
    add(Entry.person(4, "Jörg Müller", "jm", "Baker", "Canteen", "Ulm").build());
    var hits = find(typed, Set.of()).hits();
    assertFalse(hits.isEmpty());
    assertEquals(id, hits.getFirst().id());
    assertNull(hits.getFirst().conversationId());
  }

  @Test
  void beginningOfANameIsMarked() {
    add(Entry.person(2, "Юлия Соколова", "y.sokolova", "Аналитик", "Продажи", "Тверь").build());
    assertEquals(
        List.of(new Segment("Юлия ", false), new Segment("Соколова", true)),
        find("sok").hits().getFirst().title());
  }

  @Test
  void passageShowsTheMatchAndIsPlainText() {
    var filler = "Nothing of interest is said in this sentence here. ".repeat(40);
    add(post(1, 1, 1, filler + "Падают <b>сборки</b> & тесты. " + filler));
    var segments = find("сборки").hits().getFirst().snippet();
    assertEquals("сборки", marked(segments));
    var text = segments.stream().map(Segment::text).collect(Collectors.joining());
    assertTrue(text.contains("<b>сборки</b> & тесты"), text);
    assertTrue(text.length() <= 260, text);
  }

  @Test
  void inflectedCyrillicMatchIsMarked() {
    add(conversation(1, 1, "Сборка падает", "После обновления две сборки из трёх падают ночью"));
    var hit = find("сборку").hits().getFirst();
    assertEquals(List.of(new Segment("Сборка", true), new Segment(" падает", false)), hit.title());
    assertEquals("сборки", marked(hit.snippet()));
  }

  @Test
  void changeIsFoundAfterRefreshWithoutCommit() {
    index.update(post(1, 1, 1, "Quarterly numbers"));
    assertEquals(0, find("quarterly").counts().total().number());
    index.refresh();
    assertEquals(1, find("quarterly").counts().total().number());
  }

  @Test
  void updateReplacesAndDeleteRemoves() {
    add(post(1, 1, 1, "Alpha"), conversation(1, 1, "Alpha", ""));
    add(post(1, 1, 1, "Beta"));
    assertEquals(List.of(Kind.POST), find("beta").hits().stream().map(Hit::kind).toList());
    assertEquals(List.of(Kind.CONVERSATION), find("alpha").hits().stream().map(Hit::kind).toList());
    index.delete(Kind.CONVERSATION, 1);
    index.delete(Kind.CONVERSATION, 99);
    index.refresh();
    assertEquals(0, find("alpha").counts().total().number());
    index.deleteAll();
    index.refresh();
    assertEquals(0, find("beta").counts().total().number());
    assertEquals(0, index.status().documents());
  }

  @Test
  void reopenedIndexHasWhatWasCommitted() {
    assertNull(index.status().lastCommit());
    add(post(1, 1, 1, "Durable"));
    index.commit();
    add(post(2, 2, 1, "Fleeting"));
    index.close();
    index = SearchIndex.open(folder, LANGUAGES, Clock.offset(CLOCK, Duration.ofHours(1)));
    assertEquals(new SearchIndex.Status(true, 1, NOON, null), index.status());
    assertEquals(1, find("durable").counts().total().number());
    assertEquals(0, find("fleeting").counts().total().number());
  }

  @Test
  void indexOfAnotherSchemaIsNamedAsSuch() throws IOException {
    index.close();
    try (var directory = FSDirectory.open(folder);
        var writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of("schema", "0").entrySet());
      writer.commit();
    }
    assertEquals(Reason.OTHER_SCHEMA, reasonOfFailure());
    SearchIndex.erase(folder);
    open();
    assertEquals(0, index.status().documents());
  }

  @Test
  void damagedIndexIsNamedAsSuch() throws IOException {
    add(post(1, 1, 1, "Fragile"));
    index.commit();
    index.close();
    List<Path> files;
    try (var list = Files.list(folder)) {
      files = list.filter(file -> !file.endsWith("write.lock")).sorted().toList();
    }
    for (var file : files) {
      var whole = Files.readAllBytes(file);
      for (var damaged :
          List.of(new byte[0], new byte[40], Arrays.copyOf(whole, whole.length / 2))) {
        Files.write(file, damaged);
        assertNotEquals(Reason.IN_USE, reasonOfFailure(), file + ", " + damaged.length);
      }
      Files.delete(file);
      if (!file.getFileName().toString().startsWith("segments")) {
        assertEquals(Reason.DAMAGED, reasonOfFailure(), file + " deleted");
      }
      Files.write(file, whole);
    }
    open();
    assertEquals(1, find("fragile").counts().total().number());
  }

  @Test
  void indexInUseIsLeftAlone() {
    assertEquals(Reason.IN_USE, reasonOfFailure());
  }

  private Reason reasonOfFailure() {
    return assertThrows(
            UnusableIndexException.class, () -> SearchIndex.open(folder, LANGUAGES, CLOCK).close())
        .reason();
  }

  @Test
  void closedIndexSaysSo() {
    index.close();
    assertFalse(index.status().open());
    assertThrows(AlreadyClosedException.class, () -> index.update(post(1, 1, 1, "Late")));
    assertThrows(AlreadyClosedException.class, () -> find("late"));
    assertNotNull(index.status().lastError());
    index.close();
  }

  @Test
  void manyThreadsWriteAndSearchAtOnce() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      var tasks =
          IntStream.range(0, 4)
              .mapToObj(
                  thread ->
                      threads.submit(
                          () -> {
                            for (var i = 0; i < 50; i++) {
                              var id = thread * 50L + i;
                              index.update(post(id, id, 1, "Concurrent writing is harmless here"));
                              index.refresh();
                              assertTrue(find("concurrent").counts().total().number() > i);
                              if (i % 20 == 0) {
                                index.commit();
                              }
                            }
                            return null;
                          }))
              .toList();
      for (var task : tasks) {
        task.get();
      }
    }
    assertEquals(200, find("concurrent").counts().total().number());
  }

  @Test
  void everyTextHasAnAnswer() {
    add(post(1, 1, 1, "The quick brown fox jumps over the lazy dog and nobody is surprised"));
    var accented =
        IntStream.range(0, 70).mapToObj(i -> "èéàùçñäöüß" + (char) ('a' + i % 26) + "ière");
    var long1 = accented.collect(Collectors.joining(" "));
    for (var text :
        List.of(
            "",
            " ",
            "\"",
            "\"\"",
            "\"\"\"",
            "-",
            "--",
            "-\"",
            "*",
            "-*",
            "a*",
            "\"fox",
            "fox\"",
            "?!.,;:",
            "\0",
            "fox\0jumps",
            "\uD83E\uDD8A",
            "\uD83E",
            "\uDD8A fox",
            "שלום \"עולם\"",
            "\u202Efox",
            "l'",
            "'s",
            "d’",
            "x".repeat(10_000),
            "fox ".repeat(2_500),
            "\"".repeat(10_000),
            "-".repeat(10_000),
            "(".repeat(5_000) + ")".repeat(5_000),
            "title_en:fox AND NOT [a TO b]~2^3 /.*/",
            long1,
            "\"" + long1 + "\"",
            "-" + long1.replace(" ", " -") + " fox",
            long1.replace(" ", "* "),
            long1 + " \"" + long1 + "\" -\"" + long1 + "\" " + long1.replace(" ", "* "))) {
      assertNotNull(find(text), text);
    }
    assertEquals(List.of(1L), ids(find("fox\0jumps")));
    assertEquals(List.of(1L), ids(find("\"brown fox")));
    assertNull(index.status().lastError());
  }

  @Test
  void naughtyStringsAreFoundOrNotButNeverBreak() {
    var strings = Fixtures.strings(Fixtures.require("strings/big-list-of-naughty-strings.json"));
    assertTrue(strings.size() > 500);
    for (var i = 0; i < strings.size(); i++) {
      index.update(post(i, i, 1, strings.get(i)));
      index.update(Entry.person(i, strings.get(i), strings.get(i), "", strings.get(i), "").build());
    }
    index.refresh();
    for (var string : strings) {
      for (var hit : find(string).hits()) {
        assertFalse(hit.title().isEmpty() && hit.snippet().isEmpty(), string);
      }
    }
    assertNull(index.status().lastError());
  }

  private void add(Entry... entries) {
    for (var entry : entries) {
      index.update(entry);
    }
    index.refresh();
  }

  private static Entry post(long id, long conversation, long community, String text) {
    return Entry.post(id, conversation, community, text).author(1L).created(NOON).build();
  }

  private static Entry conversation(long id, long community, String title, String text) {
    return Entry.conversation(id, community, title, text).author(1L).created(NOON).build();
  }

  private SearchResult find(String text) {
    return find(text, Set.of(1L));
  }

  private SearchResult find(String text, Set<Long> readable, Language... languages) {
    return index.search(new SearchRequest(text, readable, Set.of(languages), Filter.NONE, 0, 20));
  }

  private static List<Long> ids(SearchResult result) {
    return result.hits().stream().map(Hit::id).toList();
  }

  private static String marked(List<Segment> segments) {
    return segments.stream()
        .filter(Segment::match)
        .map(Segment::text)
        .collect(Collectors.joining("|"));
  }
}
