package org.guildhall.importer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One XML file of a dump, read row by row so that its size does not matter.
 *
 * <p>It knows as much of XML as such files use: elements with attributes, character references,
 * comments. A parser for all of XML gives up at the first fault; this one names the row that has it
 * and goes on with the next. A document type is refused, and with it every entity of the file's
 * own: those are how an XML file reads other files or grows without end.
 */
class XmlRows {
  /** In characters: longer is no post that people wrote, and would fill the memory. */
  static final int LONGEST_ROW = 8 * 1024 * 1024;

  /** Stands for bytes that are no characters; XML allows it nowhere. */
  private static final char NO_CHARACTER = '\uFFFF';

  private static final int DECLARATION = 256;
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_NAME = 100;
  private static final int END = -1;
  private static final Pattern ENCODING =
      Pattern.compile("^(?:\u00EF\u00BB\u00BF)?<\\?xml[^>]*\\bencoding\\s*=\\s*[\"']([^\"']+)");

  private final String file;
  private final Consumer<ImportProblem> problems;

  XmlRows(String file, Consumer<ImportProblem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Hands each row on, in the order of the file. A row that is malformed or lacks something becomes
   * a problem and is left out; where the file is no such file, or ends too early, that is a problem
   * too.
   *
   * @param skip so many rows are passed over, with their problems
   * @param translate makes of a row what is wanted, or null to leave it out
   * @param each takes what was made of a row
   * @param after told after every row that was not passed over, whatever became of it
   */
  <T> void read(
      InputStream in, long skip, Function<Row, T> translate, Consumer<T> each, Runnable after)
      throws IOException {
    var reading = new Reading(skip, after);
    try {
      reading.open(in);
      reading.rows(translate, each);
    } catch (Refused refused) {
      reading.report(refused);
    }
  }

  /** The attributes of one row; good only while that row is being handed on. */
  static class Row {
    private String[] attributes = new String[32];
    private int size;
    private int line;

    private void begin(int at) {
      size = 0;
      line = at;
    }

    private void add(String name, String value) {
      if (text(name) != null) {
        throw new BadRow("malformed");
      }
      if (size == attributes.length) {
        attributes = Arrays.copyOf(attributes, 2 * size);
      }
      attributes[size++] = name;
      attributes[size++] = value;
    }

    /** Where it begins, counted from 1. */
    int line() {
      return line;
    }

    /** Null where the row does not have it. */
    String text(String name) {
      for (int i = 0; i < size; i += 2) {
        if (attributes[i].equals(name)) {
          return attributes[i + 1];
        }
      }
      return null;
    }

    String requiredText(String name) {
      var value = text(name);
      if (value == null) {
        throw new BadRow("missing-attribute", name);
      }
      return value;
    }

    Long number(String name) {
      var value = text(name);
      try {
        return value == null ? null : Long.valueOf(value);
      } catch (NumberFormatException e) {
        throw new BadRow("bad-number", name);
      }
    }

    long requiredNumber(String name) {
      requiredText(name);
      return number(name);
    }

    /** Times in a dump are UTC and do not say so. */
    Instant time(String name) {
      var value = text(name);
      try {
        return value == null ? null : LocalDateTime.parse(value).toInstant(ZoneOffset.UTC);
      } catch (DateTimeParseException e) {
        throw new BadRow("bad-time", name);
      }
    }

    Instant requiredTime(String name) {
      requiredText(name);
      return time(name);
    }
  }

  /** This row cannot be taken; the key and its arguments say why. */
  static class BadRow extends RuntimeException {
    private final String key;
    private final transient Object[] arguments;

    BadRow(String key, Object... arguments) {
      super(key, null, false, false);
      this.key = key;
      this.arguments = arguments;
    }
  }

  /** The file cannot be read on. */
  private static class Refused extends RuntimeException {
    private final String key;

    Refused(String key) {
      super(key, null, false, false);
      this.key = key;
    }
  }

  private class Reading {
    private final Row row = new Row();
    private final StringBuilder text = new StringBuilder();
    private final char[] buffer = new char[BUFFER];
    private final Runnable after;
    private Reader reader;
    private int at;
    private int end;
    private int line = 1;
    private int length;
    private long skip;
    private String root = "";
    private boolean open;

    Reading(long skip, Runnable after) {
      this.skip = skip;
      this.after = after;
    }

    void open(InputStream in) throws IOException {
      var bytes = new BufferedInputStream(in, BUFFER);
      bytes.mark(DECLARATION);
      var declaration = bytes.readNBytes(DECLARATION);
      bytes.reset();
      reader =
          new InputStreamReader(
              bytes,
              charset(declaration)
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPLACE)
                  .onUnmappableCharacter(CodingErrorAction.REPLACE)
                  .replaceWith(String.valueOf(NO_CHARACTER)));
      if (peek() == '\uFEFF') {
        next();
      }
    }

    private Charset charset(byte[] beginning) {
      if (beginning.length >= 2 && (beginning[0] & 0xFF) + (beginning[1] & 0xFF) == 0xFE + 0xFF) {
        return StandardCharsets.UTF_16;
      }
      var declared = ENCODING.matcher(new String(beginning, StandardCharsets.ISO_8859_1));
      try {
        return declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
      } catch (IllegalArgumentException e) {
        throw new Refused("bad-encoding");
      }
    }

    void report(Refused refused) {
      problems.accept(ImportProblem.at(file, line, refused.key));
    }

    <T> void rows(Function<Row, T> translate, Consumer<T> each) throws IOException {
      if (skipSpace() != '<') {
        throw new Refused("malformed");
      }
      boolean any = false;
      for (int c = next(); c != END; c = skipToTag()) {
        switch (peek()) {
          case '?' -> skipThrough("?>");
          case '!' -> declaration();
          case '/' -> open = !skipTag().equals(root) && open;
          default -> {
            int began = line;
            length = 0;
            var name = name();
            if (name.equals("row")) {
              row.begin(began);
              take(translate, each);
            } else if (!any) {
              root = name;
              open = true;
            }
            any = true;
          }
        }
      }
      if (!any || open) {
        throw new Refused("truncated");
      }
    }

    private <T> void take(Function<Row, T> translate, Consumer<T> each) throws IOException {
      boolean taken = skip-- <= 0;
      try {
        attributes();
        if (taken) {
          var thing = translate.apply(row);
          if (thing != null) {
            each.accept(thing);
          }
        }
      } catch (BadRow bad) {
        if (taken) {
          problems.accept(ImportProblem.at(file, row.line(), bad.key, bad.arguments));
        }
      }
      if (taken) {
        after.run();
      }
    }

    private void attributes() throws IOException {
      for (int c = skipSpace(); c != '>'; c = skipSpace()) {
        if (c == '/') {
          next();
          expect('>');
          return;
        }
        var name = name();
        if (name.isEmpty()) {
          throw broken();
        }
        skipSpace();
        expect('=');
        int quote = skipSpace();
        if (quote != '"' && quote != '\'') {
          throw broken();
        }
        next();
        row.add(name, value(quote));
      }
    }

    private String value(int quote) throws IOException {
      text.setLength(0);
      for (int c = peek(); c != quote; c = peek()) {
        if (c == END || c == '<') {
          // Not taken: a tag begins what comes after this broken row.
          throw length > LONGEST_ROW ? new BadRow("row-too-long") : broken();
        }
        next();
        if (++length > LONGEST_ROW) {
          continue;
        }
        if (c == '&') {
          text.appendCodePoint(reference());
        } else if (c == '\n' || c == '\t' || c == '\r') {
          // The two that end a line somewhere count as one.
          text.append(c == '\r' && peek() == '\n' ? "" : " ");
        } else if (c == NO_CHARACTER) {
          throw new BadRow("bad-encoding");
        } else if (c < ' ' || c == '\uFFFE') {
          throw new BadRow("malformed");
        } else {
          text.append((char) c);
        }
      }
      next();
      if (length > LONGEST_ROW) {
        throw new BadRow("row-too-long");
      }
      return text.toString();
    }

    private int reference() throws IOException {
      var name = new StringBuilder();
      for (int c = peek(); c != ';'; c = peek()) {
        if (name.length() > 9 || c == '<' || c == END) {
          throw broken();
        }
        name.append((char) next());
      }
      next();
      return switch (name.toString()) {
        case "lt" -> '<';
        case "gt" -> '>';
        case "amp" -> '&';
        case "quot" -> '"';
        case "apos" -> '\'';
        default -> numbered(name.toString());
      };
    }

    private int numbered(String name) {
      try {
        int point =
            name.startsWith("#x")
                ? Integer.parseInt(name, 2, name.length(), 16)
                : name.startsWith("#") ? Integer.parseInt(name, 1, name.length(), 10) : 0;
        boolean allowed =
            point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= ' ' && point < 0xD800
                || point >= 0xE000 && point < 0xFFFE
                || point >= 0x10000 && point <= 0x10FFFF;
        if (allowed) {
          return point;
        }
      } catch (NumberFormatException e) {
        // Said below.
      }
      throw new BadRow("malformed");
    }

    private void declaration() throws IOException {
      next();
      if (peek() == '-') {
        skipThrough("-->");
      } else {
        throw new Refused("doctype");
      }
    }

    private void skipThrough(String last) throws IOException {
      for (int matched = 0; matched < last.length(); ) {
        int c = next();
        if (c == END) {
          throw new Refused("truncated");
        }
        matched = c == last.charAt(matched) ? matched + 1 : c == last.charAt(0) ? 1 : 0;
      }
    }

    private String skipTag() throws IOException {
      next();
      return name();
    }

    /** To the next tag, and into it; {@link #END} when there is none. */
    private int skipToTag() throws IOException {
      int c = next();
      while (c != '<' && c != END) {
        c = next();
      }
      return c;
    }

    private String name() throws IOException {
      text.setLength(0);
      for (int c = peek();
          Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == ':';
          c = peek()) {
        char taken = (char) next();
        if (text.length() < LONGEST_NAME) {
          text.append(taken);
        }
      }
      return text.toString();
    }

    private void expect(int wanted) throws IOException {
      if (peek() != wanted) {
        throw broken();
      }
      next();
    }

    /** The row, or with it the file: then there is nothing to go on with. */
    private RuntimeException broken() throws IOException {
      return peek() == END ? new Refused("truncated") : new BadRow("malformed");
    }

    private int skipSpace() throws IOException {
      int c = peek();
      while (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
        next();
        c = peek();
      }
      return c;
    }

    private int next() throws IOException {
      int c = peek();
      if (c != END) {
        at++;
        if (c == '\n') {
          line++;
        }
      }
      return c;
    }

    private int peek() throws IOException {
      if (at == end) {
        at = 0;
        end = Math.max(0, reader.read(buffer));
        if (end == 0) {
          return END;
        }
      }
      return buffer[at];
    }
  }
}
