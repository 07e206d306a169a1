package org.guildhall.community;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** What belongs to the criterion the founder means. */
final class OwnCriterion {
  private static final int SHORTEST_ROOT = 5;
  private static final int LONGEST_SUFFIX = 4;

  final Facet facet;
  private final Set<String> concepts = new HashSet<>();
  final Set<String> words = new HashSet<>();

  OwnCriterion(Facet facet) {
    this.facet = facet;
  }

  /** Of what the value says, the first thing of the chosen facet is taken as meant. */
  void startWith(Reading subject) {
    subject.matches.stream()
        .flatMap(match -> match.meanings().stream())
        .filter(meaning -> sameFacet(meaning.facet()))
        .findFirst()
        .ifPresent(meaning -> concepts.add(meaning.concept()));
  }

  /** All of the value that is no second criterion is meant; the answer is how it is written. */
  String learn(Reading subject, List<Reading.Hit> hits) {
    var left = new BitSet();
    left.set(0, subject.words.size());
    hits.forEach(hit -> left.clear(hit.cutFrom(), hit.cutTo()));
    while (!hits.isEmpty() && !left.isEmpty() && subject.connects(left.length() - 1)) {
      left.clear(left.length() - 1);
    }
    for (var match : subject.matches) {
      if (left.get(match.from())) {
        match.meanings().forEach(meaning -> concepts.add(meaning.concept()));
      }
    }
    left.stream()
        .filter(i -> !subject.connects(i))
        .forEach(i -> words.add(subject.words.get(i).folded()));
    var core = new StringJoiner(" ");
    for (int from = left.nextSetBit(0); from >= 0; ) {
      int to = left.nextClearBit(from);
      core.add(
          subject.text.substring(subject.words.get(from).start(), subject.words.get(to - 1).end()));
      from = left.nextSetBit(to);
    }
    return hits.isEmpty() || left.isEmpty()
        ? subject.text.strip()
        : nominative(subject, core.toString());
  }

  /** A place or team goes by the directory's name: "Мадрида" would be no name for a community. */
  private String nominative(Reading subject, String core) {
    var reading = subject.reread(core);
    if (facet.horizontal() || reading.matches.size() != 1) {
      return core;
    }
    return reading.matches.getFirst().meanings().stream()
        .filter(meaning -> meaning.facet() == facet)
        .map(Lexicon.Meaning::value)
        .findFirst()
        .orElse(core);
  }

  boolean sameFacet(Facet other) {
    return other == facet || other == Facet.TECHNOLOGY && facet == Facet.PRODUCT;
  }

  boolean covers(Reading reading, Lexicon.Match match) {
    if (match.meanings().stream().anyMatch(meaning -> concepts.contains(meaning.concept()))) {
      return true;
    }
    var written = reading.words.subList(match.from(), match.to());
    boolean vertical = match.meanings().stream().noneMatch(m -> m.facet().horizontal());
    return vertical
        ? written.stream().allMatch(word -> words.contains(word.folded()))
        : written.stream().anyMatch(this::related);
  }

  /** The same word or one of the same root, as "purchaser" and "purchasing". */
  private boolean related(Word word) {
    return words.stream().anyMatch(own -> sameRoot(own, word.folded()));
  }

  private static boolean sameRoot(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int same = 0;
    while (same < shorter && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return one.equals(other)
        || same >= SHORTEST_ROOT && Math.max(one.length(), other.length()) - same <= LONGEST_SUFFIX;
  }
}
