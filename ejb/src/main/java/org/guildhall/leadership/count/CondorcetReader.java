package org.guildhall.leadership.count;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads Condorcet Election Format: lines {@code #/Name: value}, then ballots {@code tags || Ada >
 * Bob = Cleo ^2 * 7}. As its specification demands, a weight ({@code ^}) counts only where weights
 * are allowed, candidates who are not listed are passed over, and those are listed whom the ballots
 * name when there is no list. Where it does not say how many seats there are, nor does the box: the
 * 100 of the specification stand for "as many as you like".
 */
final class CondorcetReader implements BallotFile.Reader {
  private static final String RESERVED = ">=;,#/*^<|";
  private static final Set<String> BLANK = Set.of("/EMPTY_RANKING/", "/EMPTY/");

  private final Lines lines;
  private final BallotBox.Builder box = BallotBox.builder();
  private final Map<String, Integer> candidates = new HashMap<>();
  private final Set<String> parameters = new HashSet<>();
  private boolean weightAllowed;
  private boolean voted;

  CondorcetReader(Lines lines) {
    this.lines = lines;
  }

  @Override
  public BallotBox read() throws IOException {
    for (var line = lines.next(); line != null; line = lines.next()) {
      if (line.startsWith("#/")) {
        parameter(line);
      } else if (line.strip().startsWith("#/")) {
        throw new IllegalArgumentException("A parameter must begin where its line begins");
      } else {
        int comment = line.indexOf('#');
        var vote = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (!vote.isEmpty()) {
          voted = true;
          vote(vote);
        }
      }
    }
    return box.build();
  }

  private void parameter(String line) {
    require(!voted, "Parameters must come before the first vote");
    int colon = line.indexOf(':');
    require(colon > 0, "A parameter must have a colon after its name");
    var name = line.substring(2, colon).strip().toLowerCase(Locale.ROOT);
    var value = line.substring(colon + 1).strip();
    require(value.indexOf('#') < 0, "There must be no comment after a parameter");
    switch (name) {
      case "candidates" -> {
        once(name);
        for (var candidate : value.split(";", -1)) {
          addCandidate(name(candidate));
        }
      }
      case "number of seats", "number of seat" -> {
        once("seats");
        box.seats((int) whole(value, Integer.MAX_VALUE));
      }
      case "implicit ranking" -> {
        once(name);
        box.unrankedAreLast(truth(value));
      }
      case "weight allowed" -> {
        once(name);
        weightAllowed = truth(value);
      }
      default -> {
        // Others may have their own; the methods, too, are for whoever counts to choose.
      }
    }
  }

  private void once(String parameter) {
    require(parameters.add(parameter), "A parameter is given twice");
  }

  private int addCandidate(String name) {
    int place = box.candidate(name);
    candidates.put(name, place);
    return place;
  }

  private static String name(String text) {
    var name = text.strip();
    for (int i = 0; i < name.length(); i++) {
      require(RESERVED.indexOf(name.charAt(i)) < 0, "No name may have a " + name.charAt(i));
    }
    require(!name.isEmpty(), "The name of a candidate is missing");
    return name;
  }

  private void vote(String line) {
    int tags = line.indexOf("||");
    int from = tags < 0 ? 0 : tags + 2;
    int star = line.indexOf('*', from);
    int caret = line.indexOf('^', from);
    require(star < 0 || caret < star, "The weight (^) must come before the quantifier (*)");
    int to = caret >= 0 ? caret : star >= 0 ? star : line.length();
    long times = star < 0 ? 1 : whole(line.substring(star + 1), BallotBox.MOST_VOTES);
    long weight =
        caret < 0
            ? 1
            : whole(
                line.substring(caret + 1, star < 0 ? line.length() : star), BallotBox.MOST_VOTES);
    var ranking = line.substring(from, to).strip();
    if (!BLANK.contains(ranking)) {
      rank(ranking);
    }
    require(times >= 1 && weight >= 1, "Weight and quantifier must be at least 1");
    box.cast(weightAllowed ? weight * times : times);
  }

  private void rank(String ranking) {
    boolean sharesRank = false;
    int from = 0;
    for (int at = 0; at <= ranking.length(); at++) {
      char c = at == ranking.length() ? '>' : ranking.charAt(at);
      if (c == '>' || c == '=') {
        var name = ranking.substring(from, at).strip();
        var place = candidates.get(name);
        if (place == null) {
          place = parameters.contains("candidates") ? unknown(name) : addCandidate(name(name));
        }
        if (place >= 0) {
          box.rank(place, sharesRank);
          sharesRank = true;
        }
        sharesRank &= c == '=';
        from = at + 1;
      }
    }
  }

  /** Says of a candidate who is not listed only that it could be one. */
  private static int unknown(String name) {
    name(name);
    return -1;
  }

  private static boolean truth(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("Neither true nor false: " + value);
    };
  }

  private static long whole(String text, long most) {
    var digits = text.strip();
    require(digits.matches("[0-9]{1,18}"), "Not a whole number: " + digits);
    long number = Long.parseLong(digits);
    require(number <= most, "A number is greater than " + most);
    return number;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
