package org.guildhall.search.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Made-up posts that are spread as real ones are: the words of four languages, the second most
 * frequent half as frequent as the first and so on (Zipf's law), with the small words of each
 * language between them. The same seed makes the same posts.
 */
final class Posts {
  private static final int WORDS = 30_000;
  private static final List<List<String>> SMALL =
      List.of(
          List.of(
              "the of and to in is that for it was on with as be at by this have from".split(" ")),
          List.of(
              "di che è la il un per non sono una con del alla come più questo nella".split(" ")),
          List.of("и в не на что с по это как для мы его но из от так же только было".split(" ")),
          List.of(
              "der die und das ist nicht ein zu den mit von für auf eine im dem auch".split(" ")));
  private static final List<List<String>> SYLLABLES =
      List.of(
          List.of(
              "ser ver build ing re port ter work man ag er con fig net data set up low log"
                  .split(" ")),
          List.of("zio ne ret ta fat tu ra con to ser vi pro get lavo ro men te sca la".split(" ")),
          List.of("ра бо та сбор ка от чёт сер вер на строй про ект за да ча пере нос".split(" ")),
          List.of(
              "rech nung ein gang an wen dung kun de ver trag be richt ar beit haus".split(" ")));

  private static final List<Language> LANGUAGES =
      List.of(Language.ENGLISH, Language.ITALIAN, Language.RUSSIAN, Language.GERMAN);

  /** Some words, and the language they are in. */
  record Text(String words, Language language) {}

  private final Random random;
  private final List<List<String>> words = new ArrayList<>();
  private final double[] sums = new double[WORDS];

  Posts(long seed) {
    random = new Random(seed);
    for (var syllables : SYLLABLES) {
      words.add(
          IntStream.range(0, WORDS)
              .mapToObj(
                  i ->
                      IntStream.rangeClosed(0, 1 + random.nextInt(3))
                          .mapToObj(j -> syllables.get(random.nextInt(syllables.size())))
                          .collect(Collectors.joining()))
              .toList());
    }
    for (var i = 0; i < WORDS; i++) {
      sums[i] = (i == 0 ? 0 : sums[i - 1]) + 1.0 / (i + 1);
    }
  }

  /** A text in one of the four languages. */
  Text text(int length) {
    var language = random.nextInt(SMALL.size());
    var small = SMALL.get(language);
    var text =
        IntStream.range(0, length)
            .mapToObj(i -> i % 3 == 0 ? small.get(random.nextInt(small.size())) : word(language))
            .collect(Collectors.joining(" "));
    return new Text(text, LANGUAGES.get(language));
  }

  /** What someone may look for: one to three words of one language. */
  Text search() {
    var language = random.nextInt(SMALL.size());
    var text =
        IntStream.rangeClosed(0, random.nextInt(3))
            .mapToObj(i -> word(language))
            .collect(Collectors.joining(" "));
    return new Text(text, LANGUAGES.get(language));
  }

  private String word(int language) {
    var at = random.nextDouble() * sums[WORDS - 1];
    var low = 0;
    var high = WORDS - 1;
    while (low < high) {
      var middle = (low + high) / 2;
      if (sums[middle] < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return words.get(language).get(low);
  }
}
