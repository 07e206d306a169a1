package org.guildhall.leadership.count;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the format of Hill's STV programs: the numbers of candidates and seats; the withdrawn as
 * negative numbers; ballots as weight, candidates and a 0; another 0; the candidates' names and the
 * title in quotes. Where a line ends does not matter, nor how wide the space in a name is; a {@code
 * #} outside quotes begins a comment.
 */
final class BltReader implements BallotFile.Reader {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Lines lines;
  private final BallotBox.Builder box = BallotBox.builder();
  private String line = "";
  private int at;

  /** What was read last: a number, a text in quotes, a sign ({@code = -}), or the end. */
  private enum Token {
    NUMBER,
    TEXT,
    EQUALS,
    DASH,
    END
  }

  private Token token = Token.END;
  private long number;
  private String text = "";

  BltReader(Lines lines) {
    this.lines = lines;
  }

  @Override
  public BallotBox read() throws IOException {
    int candidates = count("The number of candidates", BallotBox.MOST_CANDIDATES);
    box.seats(count("The number of seats", Integer.MAX_VALUE));
    next();
    while (token == Token.NUMBER && number < 0) {
      box.withdraw(candidate(-number, candidates));
      next();
    }
    while (token != Token.NUMBER || number != 0) {
      ballot(candidates);
      next();
    }
    names(candidates);
    return box.build();
  }

  private int count(String what, int most) throws IOException {
    next();
    if (token != Token.NUMBER || number < 1 || number > most) {
      throw new IllegalArgumentException(what + " must be from 1 to " + most);
    }
    return (int) number;
  }

  private static int candidate(long number, int candidates) {
    if (number < 1 || number > candidates) {
      throw new IllegalArgumentException("There is no candidate " + number);
    }
    return (int) number - 1;
  }

  private void ballot(int candidates) throws IOException {
    if (token != Token.NUMBER || number < 0) {
      throw new IllegalArgumentException(
          "A ballot must begin with its weight, and the ballots must end with a 0");
    }
    long weight = number;
    boolean first = true;
    next();
    while (token != Token.NUMBER || number != 0) {
      boolean sharesRank = token == Token.EQUALS;
      if (sharesRank) {
        next();
      }
      if (sharesRank && (first || token != Token.NUMBER)) {
        throw new IllegalArgumentException("There must be a candidate on each side of =");
      }
      if (token == Token.NUMBER) {
        box.rank(candidate(number, candidates), sharesRank);
        first = false;
      } else if (token != Token.DASH) {
        throw new IllegalArgumentException("A ballot must consist of numbers and end with a 0");
      }
      next();
    }
    box.cast(weight);
  }

  private void names(int candidates) throws IOException {
    List<String> texts = new ArrayList<>();
    for (next(); token == Token.TEXT && texts.size() <= candidates; next()) {
      if (texts.size() < candidates) {
        box.candidate(text);
      }
      texts.add(text);
    }
    if (texts.size() <= candidates) {
      throw new IllegalArgumentException(
          "There must be the names of " + candidates + " candidates and a title, all in quotes");
    }
    if (token != Token.END) {
      throw new IllegalArgumentException("There must be nothing after the title");
    }
    box.title(texts.getLast());
  }

  private void next() throws IOException {
    while (at == line.length() || line.charAt(at) == '#') {
      line = lines.next();
      at = 0;
      if (line == null) {
        line = "";
        token = Token.END;
        return;
      }
      skipSpace();
    }
    char c = line.charAt(at);
    if (c == '"') {
      text();
    } else if (c == '=') {
      at++;
      token = Token.EQUALS;
    } else {
      word();
    }
    skipSpace();
  }

  private void skipSpace() {
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
  }

  private void text() {
    int close = line.indexOf('"', at + 1);
    if (close < 0) {
      throw new IllegalArgumentException("Quotes are not closed");
    }
    text = SPACE.matcher(line.substring(at + 1, close).strip()).replaceAll(" ");
    token = Token.TEXT;
    at = close + 1;
  }

  private void word() {
    int from = at;
    boolean negative = line.charAt(at) == '-';
    at += negative ? 1 : 0;
    number = 0;
    int digits = at;
    while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
      number = Math.min(10 * number + line.charAt(at) - '0', Integer.MAX_VALUE);
      at++;
    }
    if (at < line.length() && " \t=\"#".indexOf(line.charAt(at)) < 0) {
      while (at < line.length() && " \t=\"#".indexOf(line.charAt(at)) < 0) {
        at++;
      }
      throw new IllegalArgumentException("Not a whole number: " + line.substring(from, at));
    }
    token = at > digits ? Token.NUMBER : Token.DASH;
    number = negative ? -number : number;
  }
}
