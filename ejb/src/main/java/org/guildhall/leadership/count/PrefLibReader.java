package org.guildhall.leadership.count;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads orders from PrefLib. At present a file begins with lines {@code # KEY: value} and has
 * ballots {@code count: 1,{2,3},4}; before, it began with the number of alternatives, a line {@code
 * number,name} for each and a line of sums, and had ballots {@code count,1,{2,3},4}.
 *
 * <p>The letters of the type say what the orders must be: strict or with ties, complete or
 * incomplete.
 */
final class PrefLibReader implements BallotFile.Reader {
  private final Lines lines;
  private final boolean strict;
  private final boolean complete;
  private final BallotBox.Builder box = BallotBox.builder();
  private final Map<Integer, String> names = new HashMap<>();
  private String line = "";
  private int at;
  private long alternatives = -1;
  private long announced = -1;
  private long votes;

  /**
   * A reader of one file.
   *
   * @param type as the end of its name
   */
  PrefLibReader(Lines lines, String type) {
    this.lines = lines;
    strict = type.charAt(0) == 's';
    complete = type.charAt(2) == 'c';
  }

  @Override
  public BallotBox read() throws IOException {
    boolean any = nextFilled();
    if (any && line.charAt(0) != '#') {
      oldHead();
      any = nextFilled();
    }
    boolean named = false;
    for (; any; any = nextFilled()) {
      if (line.charAt(0) == '#') {
        metadata();
      } else {
        named = named || addNames();
        ballot();
      }
    }
    if (!named) {
      addNames();
    }
    if (announced >= 0 && announced != votes) {
      throw new IllegalArgumentException(
          "There are " + votes + " voters, but there must be " + announced);
    }
    return box.build();
  }

  private boolean nextFilled() throws IOException {
    do {
      line = lines.next();
    } while (line != null && line.isBlank());
    line = line == null ? "" : line.strip();
    at = 0;
    return !line.isEmpty();
  }

  private void metadata() {
    int colon = line.indexOf(':');
    if (colon < 0) {
      return;
    }
    var key = line.substring(1, colon).strip();
    var value = line.substring(colon + 1).strip();
    if (key.equals("TITLE")) {
      box.title(value);
    } else if (key.equals("NUMBER ALTERNATIVES")) {
      alternatives = whole(value, BallotBox.MOST_CANDIDATES);
    } else if (key.equals("NUMBER VOTERS")) {
      announced = whole(value, BallotBox.MOST_VOTES);
    } else if (key.startsWith("ALTERNATIVE NAME ")) {
      name(whole(key.substring("ALTERNATIVE NAME ".length()), BallotBox.MOST_CANDIDATES), value);
    }
  }

  private void name(long number, String name) {
    if (names.put((int) number, name) != null) {
      throw new IllegalArgumentException("Alternative " + number + " has two names");
    }
  }

  private void oldHead() throws IOException {
    alternatives = whole(line, BallotBox.MOST_CANDIDATES);
    for (int i = 0; i < alternatives; i++) {
      nextFilled();
      int comma = line.indexOf(',');
      if (comma < 0) {
        throw new IllegalArgumentException("There must be the number and name of an alternative");
      }
      name(whole(line.substring(0, comma), alternatives), line.substring(comma + 1).strip());
    }
    nextFilled();
    var sums = line.split(",", -1);
    if (sums.length != 3) {
      throw new IllegalArgumentException("There must be the numbers of voters, votes and orders");
    }
    announced = whole(sums[1], BallotBox.MOST_VOTES);
  }

  private boolean addNames() {
    if (alternatives < 0) {
      throw new IllegalArgumentException("The number of alternatives is missing");
    }
    for (int i = 1; i <= alternatives; i++) {
      if (!names.containsKey(i)) {
        throw new IllegalArgumentException("Alternative " + i + " has no name");
      }
      box.candidate(names.get(i));
    }
    return true;
  }

  private void ballot() {
    long weight = number(BallotBox.MOST_VOTES);
    if (!skip(':') && !skip(',')) {
      throw new IllegalArgumentException("There must be a colon after the number of voters");
    }
    int ranked = 0;
    do {
      if (skip('{')) {
        int before = ranked;
        do {
          rank(ranked++ > before);
        } while (skip(','));
        require(skip('}'), "A brace is not closed");
        require(!strict || ranked == before + 1, "There must be no ties in a strict order");
      } else {
        rank(false);
        ranked++;
      }
    } while (skip(','));
    require(at == line.length(), "A ballot must consist of numbers, commas and braces");
    require(!complete || ranked == alternatives, "A complete order must rank all alternatives");
    box.cast(weight);
    votes += weight;
  }

  private void rank(boolean sharesRank) {
    long alternative = number(BallotBox.MOST_CANDIDATES);
    if (alternative < 1 || alternative > alternatives) {
      throw new IllegalArgumentException("There is no alternative " + alternative);
    }
    box.rank((int) alternative - 1, sharesRank);
  }

  private long number(long most) {
    skipSpace();
    int from = at;
    long number = 0;
    while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
      number = Math.min(10 * number + line.charAt(at) - '0', most + 1);
      at++;
    }
    require(at > from, "A number is missing");
    if (number > most) {
      throw new IllegalArgumentException("A number is greater than " + most);
    }
    skipSpace();
    return number;
  }

  private boolean skip(char wanted) {
    skipSpace();
    boolean there = at < line.length() && line.charAt(at) == wanted;
    at += there ? 1 : 0;
    skipSpace();
    return there;
  }

  private void skipSpace() {
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
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
