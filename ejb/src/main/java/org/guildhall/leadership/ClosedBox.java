package org.guildhall.leadership;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What was in a box when it closed: the tracking codes in their order, and the rankings in theirs,
 * with how often each was cast. Nothing joins the two. It is erased some time after the protests.
 */
@Entity
@Table(name = "closed_box")
public class ClosedBox {
  /** Of fewer ballots only who won is published: single ones could be guessed from the numbers. */
  public static final int FEWEST_PUBLISHED = 10;

  @Id private long electionId;
  private byte[] content;

  protected ClosedBox() {}

  /**
   * The ballots as they lay in the box.
   *
   * @param salt random, hexadecimal: without it, whoever knows the hash of few ballots could find
   *     them by trying all that there can be
   */
  ClosedBox(ElectionId election, SortedMap<String, String> rankingsByCode, String salt) {
    electionId = election.value();
    content = packed(CanonicalJson.of(json(rankingsByCode, salt)));
  }

  private static JsonObject json(SortedMap<String, String> rankingsByCode, String salt) {
    var counts = new TreeMap<String, Integer>();
    rankingsByCode.values().forEach(ranking -> counts.merge(ranking, 1, Integer::sum));
    var ballots = Json.createArrayBuilder();
    counts.forEach(
        (ranking, count) ->
            ballots.add(
                Json.createObjectBuilder()
                    .add("ranking", Ranking.ofText(ranking).json())
                    .add("count", count)));
    return Json.createObjectBuilder()
        .add("codes", Json.createArrayBuilder(rankingsByCode.keySet()))
        .add("ballots", ballots)
        .add("salt", salt)
        .build();
  }

  private static byte[] packed(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Canonical JSON with {@code ballots}, {@code codes} and {@code salt}. */
  String text() {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonObject json() {
    try (var reader = Json.createReader(new StringReader(text()))) {
      return reader.readObject();
    }
  }

  String hash() {
    return CanonicalJson.hash(text());
  }

  List<String> codes() {
    return json().getJsonArray("codes").getValuesAs(JsonString::getString);
  }

  /** Every ballot, equal ones as often as they were cast. */
  Collection<Ranking> ballots() {
    return json().getJsonArray("ballots").getValuesAs(JsonObject.class).stream()
        .flatMap(ballot -> Collections.nCopies(ballot.getInt("count"), ranking(ballot)).stream())
        .toList();
  }

  private static Ranking ranking(JsonObject ballot) {
    return new Ranking(
        ballot.getJsonArray("ranking").getValuesAs(group -> names(group.asJsonArray())));
  }

  private static List<String> names(JsonArray group) {
    return group.getValuesAs(JsonString::getString);
  }
}
