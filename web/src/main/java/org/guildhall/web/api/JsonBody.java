package org.guildhall.web.api;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guildhall.web.Problem;
import org.guildhall.web.TypedText;

/**
 * The body of a call, read strictly: one JSON object (RFC 8259, in UTF-8) whose fields are asked
 * for one after the other, and at the end {@link #checked} refuses the call with all that was
 * wrong: what is missing or of the wrong type, what stands there twice, and what nobody asked for.
 *
 * <p>Text comes as if it had been typed into a form ({@link TypedText}).
 */
final class JsonBody {
  /** Longest body, in bytes. */
  static final int MOST_BYTES = 1 << 20;

  /** No call takes more than a list in an object; deeper ones are after our memory. */
  static final int DEEPEST = 32;

  /** Kept, since finding one anew takes a lock that all calls share. */
  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

  private static final int LONGEST_NAME = 100;
  private static final String MALFORMED = "problem.malformed";
  private static final Pattern ID = Pattern.compile("0|[1-9][0-9]{0,17}");

  /** How a value was written; a number as its digits, so that no size of it costs anything. */
  private record Value(Event type, String text, List<Value> list, Fields fields) {
    Value(Event type, String text, List<Value> list) {
      this(type, text, list, Fields.NONE);
    }
  }

  /** The fields of an object, and the names of those that stand there twice. */
  private record Fields(Map<String, Value> values, Set<String> twice) {
    static final Fields NONE = new Fields(Map.of(), Set.of());
  }

  private final Map<String, Value> fields;
  private final String prefix;
  private final Problem problem;
  private final Set<String> asked = new LinkedHashSet<>();

  private JsonBody(Fields fields, String prefix, Problem problem) {
    this.fields = fields.values();
    this.prefix = prefix;
    this.problem = problem;
    fields.twice().forEach(name -> wrong(shown(name), "problem.field.twice"));
  }

  /**
   * Reads a body.
   *
   * @throws org.guildhall.web.ProblemException with status 413 when it is too long, 400 when it is
   *     no object in JSON
   */
  static JsonBody read(InputStream in) throws IOException {
    var bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw Problem.ofStatus(413).thrown();
    }
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw Problem.of(400, "problem.not-utf8").thrown();
    }
  }

  static JsonBody parse(String json) {
    try (var parser = PARSERS.createParser(new StringReader(json))) {
      if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
        throw Problem.of(400, "problem.no-object").thrown();
      }
      var fields = fields(parser, 2);
      if (parser.hasNext()) {
        parser.next();
        throw Problem.of(400, MALFORMED).thrown();
      }
      return new JsonBody(fields, "", Problem.of(400, "problem.fields"));
    } catch (JsonParsingException e) {
      var at = e.getLocation();
      throw Problem.of(400, "problem.not-json", at.getLineNumber(), at.getColumnNumber()).thrown();
    } catch (NoSuchElementException | IllegalStateException e) {
      throw Problem.of(400, MALFORMED).thrown();
    }
  }

  /** A field is named in the answer, but not at any length. */
  private static String shown(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  private static Value value(JsonParser parser, int depth) {
    if (depth > DEEPEST) {
      throw Problem.of(400, "problem.too-deep", DEEPEST).thrown();
    }
    var event = parser.next();
    return switch (event) {
      case VALUE_STRING, VALUE_NUMBER -> new Value(event, parser.getString(), List.of());
      case START_ARRAY -> new Value(event, "", list(parser, depth));
      case START_OBJECT -> new Value(event, "", List.of(), fields(parser, depth + 1));
      default -> new Value(event, "", List.of());
    };
  }

  /** The fields of the object that has begun, to its end. */
  private static Fields fields(JsonParser parser, int depth) {
    var fields = new LinkedHashMap<String, Value>();
    var twice = new LinkedHashSet<String>();
    for (var event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
      var name = parser.getString();
      if (fields.put(name, value(parser, depth)) != null) {
        twice.add(name);
      }
    }
    return new Fields(fields, twice);
  }

  private static List<Value> list(JsonParser parser, int depth) {
    var list = new ArrayList<Value>();
    for (var event = peek(parser, depth); event != null; event = peek(parser, depth)) {
      list.add(event);
    }
    return list;
  }

  /** The next value of a list; null at its end. */
  private static Value peek(JsonParser parser, int depth) {
    var value = value(parser, depth + 1);
    return value.type() == Event.END_ARRAY ? null : value;
  }

  /** A text that must be there; it may be empty. */
  String text(String name) {
    var value = required(name);
    return value == null ? null : text(name, value);
  }

  /** A text that may be left out, or null: then null. */
  String textOrNull(String name) {
    var value = value(name);
    return value == null ? null : text(name, value);
  }

  /** A list of texts that may be left out, or null: then it is empty. */
  List<String> texts(String name) {
    var value = value(name);
    if (value == null) {
      return List.of();
    }
    if (value.type() != Event.START_ARRAY
        || value.list().stream().anyMatch(one -> one.type() != Event.VALUE_STRING)) {
      wrong(name, "problem.field.not-texts");
      return List.of();
    }
    return value.list().stream().map(one -> typed(name, one)).toList();
  }

  /**
   * A list of objects that may be left out, or null: then it is empty. Each is asked like a body.
   */
  List<JsonBody> objects(String name) {
    var value = value(name);
    if (value == null) {
      return List.of();
    }
    if (value.type() != Event.START_ARRAY
        || value.list().stream().anyMatch(one -> one.type() != Event.START_OBJECT)) {
      wrong(name, "problem.field.not-objects");
      return List.of();
    }
    var objects = new ArrayList<JsonBody>();
    for (var one : value.list()) {
      objects.add(new JsonBody(one.fields(), prefix + name + "[" + objects.size() + "].", problem));
    }
    return objects;
  }

  /** A list of lists of texts; it must be there. */
  List<List<String>> groups(String name) {
    var value = required(name);
    if (value == null) {
      return List.of();
    }
    if (value.type() != Event.START_ARRAY
        || !value.list().stream()
            .allMatch(
                group ->
                    group.type() == Event.START_ARRAY
                        && group.list().stream()
                            .allMatch(one -> one.type() == Event.VALUE_STRING))) {
      wrong(name, "problem.field.not-groups");
      return List.of();
    }
    return value.list().stream()
        .map(group -> group.list().stream().map(one -> typed(name, one)).toList())
        .toList();
  }

  /** A list of texts; null where it is left out. */
  List<String> textsOrNull(String name) {
    return value(name) == null ? null : texts(name);
  }

  /** A day as ISO 8601 writes it; it must be there. */
  LocalDate day(String name) {
    return day(name, text(name));
  }

  /** A day that may be left out, or null: then null. */
  LocalDate dayOrNull(String name) {
    return day(name, textOrNull(name));
  }

  private LocalDate day(String name, String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      wrong(name, "problem.field.not-day");
      return null;
    }
  }

  /** A length of time as ISO 8601 writes it; it must be there. */
  Duration duration(String name) {
    var text = text(name);
    try {
      return text == null ? null : Duration.parse(text);
    } catch (DateTimeParseException e) {
      wrong(name, "problem.field.not-duration");
      return null;
    }
  }

  /** Yes or no; it must be there. */
  boolean truth(String name) {
    var value = required(name);
    if (value != null && value.type() != Event.VALUE_TRUE && value.type() != Event.VALUE_FALSE) {
      wrong(name, "problem.field.not-truth");
    }
    return value != null && value.type() == Event.VALUE_TRUE;
  }

  /** One of the words of an enum, in lower case; it must be there. */
  <E extends Enum<E>> E oneOf(String name, Class<E> words) {
    var value = required(name);
    if (value == null) {
      return null;
    }
    var found = value.type() == Event.VALUE_STRING ? word(words, value.text()) : null;
    if (found == null) {
      wrong(name, "problem.field.not-one-of", words(words));
    }
    return found;
  }

  /** The id of something; it must be there. */
  long id(String name) {
    var value = required(name);
    if (value == null) {
      return 0;
    }
    if (value.type() != Event.VALUE_NUMBER || !ID.matcher(value.text()).matches()) {
      wrong(name, "problem.field.not-id");
      return 0;
    }
    return Long.parseLong(value.text());
  }

  /** The id of something that may be left out, or null: then null. */
  Long idOrNull(String name) {
    return value(name) == null ? null : (Long) id(name);
  }

  /**
   * Ends the asking.
   *
   * @throws org.guildhall.web.ProblemException naming every field that was wrong
   */
  void checked() {
    fields.keySet().stream()
        .filter(name -> !asked.contains(name))
        .forEach(name -> wrong(shown(name), "problem.field.unknown", String.join(", ", asked)));
    if (problem.hasWrongs()) {
      throw problem.thrown();
    }
  }

  /** The word of an enum that is written so, in lower case; null when there is none. */
  static <E extends Enum<E>> E word(Class<E> words, String written) {
    return Arrays.stream(words.getEnumConstants())
        .filter(word -> word(word).equals(written))
        .findFirst()
        .orElse(null);
  }

  /** An enum's constant as calls and answers write it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All words of an enum, with commas between. */
  static String words(Class<? extends Enum<?>> words) {
    return Arrays.stream(words.getEnumConstants())
        .map(word -> word(word))
        .collect(Collectors.joining(", "));
  }

  private String text(String name, Value value) {
    if (value.type() != Event.VALUE_STRING) {
      wrong(name, "problem.field.not-text");
      return null;
    }
    return typed(name, value);
  }

  private String typed(String name, Value value) {
    if (!TypedText.isStorable(value.text())) {
      wrong(name, "page.character");
    }
    return TypedText.of(value.text());
  }

  private void wrong(String name, String key, Object... arguments) {
    problem.at(prefix + name, key, arguments);
  }

  private Value required(String name) {
    var value = value(name);
    if (value == null) {
      wrong(name, "problem.field.missing");
    }
    return value;
  }

  private Value value(String name) {
    asked.add(name);
    var value = fields.get(name);
    return value == null || value.type() == Event.VALUE_NULL ? null : value;
  }
}
