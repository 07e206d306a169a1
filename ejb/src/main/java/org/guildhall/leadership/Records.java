package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The records of all elections: what happened, entry by entry, chained by hashes so that a later
 * change shows.
 *
 * <p>The hash of an entry is the SHA-256 of the hash before it, as 64 hexadecimal digits (zeros for
 * the first), and the canonical JSON of its {@code at}, {@code content} and {@code kind}.
 */
@ApplicationScoped
class Records {
  static final String FORMAT = "guildhall-election-record-1";
  private static final String BEFORE_ALL = "0".repeat(64);

  @PersistenceContext private EntityManager entities;

  /** Adds an entry at the end; the election must be locked. */
  void add(Election election, String kind, JsonObject content, Instant now) {
    var entries = entries(election);
    var before = entries.isEmpty() ? BEFORE_ALL : entries.getLast().hash();
    var text = CanonicalJson.of(content);
    entities.persist(
        new RecordEntry(
            election.id(), entries.size() + 1, kind, now, text, hash(before, kind, now, content)));
    entities.flush();
  }

  private static String hash(String before, String kind, Instant now, JsonObject content) {
    return CanonicalJson.hash(before + CanonicalJson.of(entry(kind, now, content).build()));
  }

  private static JsonObjectBuilder entry(String kind, Instant at, JsonObject content) {
    return Json.createObjectBuilder()
        .add("kind", kind)
        .add("at", at.toString())
        .add("content", content);
  }

  /** The content of the last entry of that kind. */
  Optional<JsonObject> content(Election election, String kind) {
    return entities
        .createQuery(
            "select e from RecordEntry e where e.electionId = :election and e.kind = :kind order by"
                + " e.position desc",
            RecordEntry.class)
        .setParameter("election", election.id().value())
        .setParameter("kind", kind)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(entry -> read(entry.content()));
  }

  /** The whole record as it is downloaded. */
  JsonObject whole(Election election) {
    var entries = Json.createArrayBuilder();
    for (var entry : entries(election)) {
      entries.add(
          entry(entry.kind(), entry.recordedAt(), read(entry.content())).add("hash", entry.hash()));
    }
    var whole = Json.createObjectBuilder().add("format", FORMAT).add("entries", entries);
    closedBox(election)
        .map(ClosedBox::json)
        .ifPresent(
            box -> {
              var shown = Json.createObjectBuilder().add("codes", box.get("codes"));
              if (box.getJsonArray("codes").size() >= ClosedBox.FEWEST_PUBLISHED) {
                shown.add("ballots", box.get("ballots")).add("salt", box.get("salt"));
              }
              whole.add("box", shown);
            });
    return whole.build();
  }

  Optional<ClosedBox> closedBox(Election election) {
    return Optional.ofNullable(entities.find(ClosedBox.class, election.id().value()));
  }

  private List<RecordEntry> entries(Election election) {
    return entities
        .createQuery(
            "select e from RecordEntry e where e.electionId = :election order by e.position",
            RecordEntry.class)
        .setParameter("election", election.id().value())
        .getResultList();
  }

  private static JsonObject read(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
