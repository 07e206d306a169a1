package org.guildhall.story;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Small records of elections, written from the rules of the format alone, so that they agree with
 * no program by way of the program itself.
 */
final class RecordDraft {
  static final String RON = "RON";

  private static final String SALT = "b7".repeat(32);

  private static final List<String> COMMITMENTS =
      List.of("0f".repeat(32), "a1".repeat(32), "5c".repeat(32));
  private static final Map<String, String> NAMES =
      Map.of("ada", "Ada Bianchi", "ben", "Ben Østergård", "cem", "Cem “C” Yılmaz");

  private final List<Map<String, Object>> entries = new ArrayList<>();
  private final String method;
  private final int seats;
  private List<Map<String, Object>> ballots = List.of();
  private int credentials = 13;
  private boolean published = true;

  private RecordDraft(String method, int seats) {
    this.method = method;
    this.seats = seats;
  }

  static RecordDraft of(String method, int seats) {
    return new RecordDraft(method, seats);
  }

  /** {@code "5 ada>ben=cem"}, and so on. */
  RecordDraft ballots(String... texts) {
    ballots =
        Arrays.stream(texts)
            .map(text -> text.split(" "))
            .map(parts -> object("ranking", ranking(parts[1]), "count", Integer.parseInt(parts[0])))
            .toList();
    return this;
  }

  RecordDraft unpublished() {
    published = false;
    return this;
  }

  RecordDraft credentials(int issued) {
    credentials = issued;
    return this;
  }

  private static List<List<String>> ranking(String text) {
    return Arrays.stream(text.split(">")).map(rank -> List.of(rank.split("="))).toList();
  }

  /** Who comes first when the lot has to decide. */
  String luckiest(String... names) {
    return lot(seed()).stream().filter(List.of(names)::contains).findFirst().orElseThrow();
  }

  /** The record with that result, of which the last are the support lines: name, above, beats. */
  String text(List<String> winners, List<String> cross, Object[]... support) {
    entries.clear();
    add(
        "opened",
        object(
            "community",
            "testers",
            "reason",
            "founding",
            "seats",
            seats,
            "method",
            method,
            "settings",
            object("votingDays", 5, "open", true, "note", null)));
    add(
        "candidates",
        object("candidates", Stream.of("ada", "ben", "cem").map(RecordDraft::candidate).toList()));
    add(
        "roll",
        object(
            "size",
            20,
            "rollHash",
            "01".repeat(32),
            "directoryHash",
            "02".repeat(32),
            "wardens",
            List.of("dan", "eve", "fay"),
            "publicKey",
            object("kty", "RSA", "n", "AQAB", "e", "AQAB"),
            "commitments",
            COMMITMENTS));
    add("extended", object("votingUntil", "2026-03-04T12:00:00Z", "reason", "support"));
    add("box", box());
    var seed = seed();
    add(
        "result",
        object(
            "seed",
            seed,
            "lot",
            lot(seed),
            "winners",
            winners,
            "crossCheck",
            object(
                "method", method.equals("schulze") ? "ranked-pairs" : "meek-stv", "winners", cross),
            "support",
            Arrays.stream(support)
                .map(
                    line ->
                        object(
                            "userName",
                            line[0],
                            "aboveRon",
                            line[1],
                            "beatsRon",
                            line[2],
                            "needed",
                            7))
                .toList(),
            "outcome",
            "elected"));
    add("final", object("by", "the clock"));
    return written(
        object("format", "guildhall-election-record-1", "entries", entries, "box", lists()));
  }

  private static Map<String, Object> candidate(String name) {
    return object(
        "userName",
        name,
        "name",
        NAMES.get(name),
        "statement",
        "I \"stand\"\n\tfor \\ this: € \u0001 😀",
        "promises",
        List.of(object("text", "Answer within a day", "due", "2026-06-01")));
  }

  private Map<String, Object> box() {
    var lists = object("ballots", ballots, "codes", codes(), "salt", SALT);
    return object(
        "credentials", credentials, "ballotCount", cast(), "boxHash", sha(written(lists)));
  }

  /** What lay in the box, beside the entries. */
  private Map<String, Object> lists() {
    var lists = object("codes", codes());
    if (published) {
      lists.put("ballots", ballots);
      lists.put("salt", SALT);
    }
    return lists;
  }

  private List<String> codes() {
    return IntStream.range(0, cast())
        .mapToObj(i -> sha("code " + i).substring(0, 16))
        .sorted()
        .toList();
  }

  private int cast() {
    return ballots.stream().mapToInt(ballot -> (int) ballot.get("count")).sum();
  }

  private String seed() {
    var hex = String.join("", COMMITMENTS) + box().get("boxHash");
    return sha(HexFormat.of().parseHex(hex));
  }

  private static List<String> lot(String seed) {
    var bytes = HexFormat.of().parseHex(seed);
    return Stream.of("ada", "ben", "cem", RON)
        .sorted(
            Comparator.comparing(name -> sha(joined(bytes, name.getBytes(StandardCharsets.UTF_8)))))
        .toList();
  }

  private static byte[] joined(byte[] a, byte[] b) {
    var both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private void add(String kind, Map<String, Object> content) {
    var before = entries.isEmpty() ? "0".repeat(64) : (String) entries.getLast().get("hash");
    var entry =
        object(
            "kind",
            kind,
            "at",
            "2026-03-0" + (entries.size() + 1) + "T12:00:00Z",
            "content",
            content);
    entry.put("hash", sha(before + written(entry)));
    entries.add(entry);
  }

  private static Map<String, Object> object(Object... members) {
    var object = new LinkedHashMap<String, Object>();
    for (int i = 0; i < members.length; i += 2) {
      object.put((String) members[i], members[i + 1]);
    }
    return object;
  }

  /** RFC 8785 for texts, whole numbers, truth values and null. */
  private static String written(Object thing) {
    return switch (thing) {
      case null -> "null";
      case String text -> quoted(text);
      case List<?> list ->
          list.stream().map(RecordDraft::written).collect(Collectors.joining(",", "[", "]"));
      case Map<?, ?> map ->
          new TreeMap<>(map)
              .entrySet().stream()
                  .map(
                      member -> quoted((String) member.getKey()) + ":" + written(member.getValue()))
                  .collect(Collectors.joining(",", "{", "}"));
      default -> thing.toString();
    };
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ') {
            quoted.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  private static String sha(String text) {
    return sha(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
