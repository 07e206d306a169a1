package org.guildhall.leadership;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The ballots of an election as other programs read them: BLT (Hill, Wichmann, Woodall 1987), and
 * PrefLib's format (preflib.org).
 */
public final class BallotFiles {
  private final String title;
  private final int seats;
  private final List<String> candidates;
  private final Map<Ranking, Long> ballots;

  /**
   * Of these ballots, in no order that says anything.
   *
   * @param candidates user names; {@link Ranking#RON} is added as the last
   */
  BallotFiles(String title, int seats, List<String> candidates, Collection<Ranking> ballots) {
    this.title = title;
    this.seats = seats;
    this.candidates = new ArrayList<>(candidates);
    this.candidates.add(Ranking.RON);
    this.ballots =
        ballots.stream()
            .collect(
                Collectors.groupingBy(ballot -> ballot, LinkedHashMap::new, Collectors.counting()));
  }

  /** BLT; equal ranks are joined by {@code =}. */
  public String blt() {
    var lines = new ArrayList<String>();
    lines.add(candidates.size() + " " + seats);
    ballots.forEach((ranking, count) -> lines.add(count + " " + groups(ranking, "=", " ") + " 0"));
    lines.add("0");
    candidates.forEach(name -> lines.add(quoted(name)));
    lines.add(quoted(title));
    return String.join("\n", lines) + "\n";
  }

  /** One of PrefLib's types: soi, or toi where anybody gave equal ranks. */
  public String preflibType() {
    boolean ties =
        ballots.keySet().stream()
            .flatMap(ranking -> ranking.groups().stream())
            .anyMatch(group -> group.size() > 1);
    return ties ? "toi" : "soi";
  }

  public String preflib() {
    var lines = new ArrayList<String>();
    lines.add("# FILE NAME: election." + preflibType());
    lines.add("# TITLE: " + title);
    lines.add("# DATA TYPE: " + preflibType());
    lines.add("# NUMBER ALTERNATIVES: " + candidates.size());
    lines.add("# NUMBER VOTERS: " + ballots.values().stream().mapToLong(Long::longValue).sum());
    lines.add("# NUMBER UNIQUE ORDERS: " + ballots.size());
    for (int i = 0; i < candidates.size(); i++) {
      lines.add("# ALTERNATIVE NAME " + (i + 1) + ": " + candidates.get(i));
    }
    ballots.forEach((ranking, count) -> lines.add(count + ": " + orders(ranking)));
    return String.join("\n", lines) + "\n";
  }

  private String orders(Ranking ranking) {
    return ranking.groups().stream()
        .map(
            group ->
                group.size() == 1
                    ? number(group.getFirst())
                    : group.stream().map(this::number).collect(Collectors.joining(",", "{", "}")))
        .collect(Collectors.joining(","));
  }

  private String groups(Ranking ranking, String equal, String better) {
    return ranking.groups().stream()
        .map(group -> group.stream().map(this::number).collect(Collectors.joining(equal)))
        .collect(Collectors.joining(better));
  }

  private String number(String name) {
    return Integer.toString(candidates.indexOf(name) + 1);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "'") + '"';
  }
}
