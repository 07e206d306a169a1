package org.guildhall.leadership.count;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Boxes of ballots for tests. */
final class Boxes {
  private Boxes() {}

  /** A file of that name and text. */
  static BallotBox read(String name, String text) {
    return read(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static BallotBox read(String name, byte[] bytes) {
    try {
      return BallotFile.read(name, new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ballots as {@code A > B = C * 7}, separated by semicolons. */
  static BallotBox of(String ballots) {
    return read("test.cvotes", ballots.replace(';', '\n'));
  }

  static Tally count(Method method, int seats, BallotBox box) {
    return method.count(box, seats, Optional.empty());
  }

  static Tally count(Method method, int seats, BallotBox box, int seed) {
    return method.count(box, seats, Optional.of(new Lot(new byte[] {(byte) seed, 7})));
  }

  /** All who could win. */
  static Set<String> potential(Tally tally) {
    var all = new HashSet<>(tally.winners());
    all.addAll(tally.tied());
    return all;
  }

  /** A box as a list of ballots that can be changed. */
  record Plain(List<String> candidates, List<List<List<Integer>>> ballots) {
    BallotBox box() {
      var box = BallotBox.builder();
      candidates.forEach(box::candidate);
      ballots.forEach(ballot -> box.add(1, ballot));
      return box.build();
    }

    /** The same ballots in another order. */
    Plain shuffled(Random random) {
      var others = new ArrayList<>(ballots);
      Collections.shuffle(others, random);
      return new Plain(candidates, others);
    }

    /** The same ballots on papers that list the candidates in another order. */
    Plain renumbered(Random random) {
      var names = new ArrayList<>(candidates);
      Collections.shuffle(names, random);
      return new Plain(
          names,
          ballots.stream()
              .map(
                  ballot ->
                      ballot.stream()
                          .map(
                              rank ->
                                  rank.stream().map(c -> names.indexOf(candidates.get(c))).toList())
                          .toList())
              .toList());
    }
  }

  /** Few voters and few candidates, so that there are circles and ties; some rank nobody. */
  static Arbitrary<Plain> small() {
    return Arbitraries.integers()
        .between(1, 5)
        .flatMap(
            n ->
                Combinators.combine(
                        Arbitraries.shuffle(List.of("Ada", "Bob", "Cleo", "Dan", "Eve")),
                        ballot(n).list().ofMaxSize(12))
                    .as((names, ballots) -> new Plain(names.subList(0, n), ballots)));
  }

  private static Arbitrary<List<List<Integer>>> ballot(int n) {
    var order = new ArrayList<Integer>();
    for (int c = 0; c < n; c++) {
      order.add(c);
    }
    return Combinators.combine(
            Arbitraries.shuffle(order),
            Arbitraries.integers().between(0, n),
            Arbitraries.integers().between(0, 3).list().ofSize(n))
        .as(
            (shuffled, ranked, breaks) -> {
              var ranks = new ArrayList<List<Integer>>();
              for (int i = 0; i < ranked; i++) {
                if (i == 0 || breaks.get(i) > 0) {
                  ranks.add(new ArrayList<>());
                }
                ranks.getLast().add(shuffled.get(i));
              }
              return ranks;
            });
  }
}
