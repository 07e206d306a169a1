package org.guildhall.leadership;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** One thing that an election's record tells; nothing changes it any more. */
@Entity
@IdClass(RecordEntry.Key.class)
@Table(name = "record_entry")
public class RecordEntry {
  /** One place in one record. */
  public record Key(long electionId, int position) {}

  @Id private long electionId;
  @Id private int position;
  private String kind;
  private Instant recordedAt;
  private String content;
  private String hash;

  protected RecordEntry() {}

  RecordEntry(
      ElectionId election, int position, String kind, Instant now, String content, String hash) {
    electionId = election.value();
    this.position = position;
    this.kind = kind;
    recordedAt = now;
    this.content = content;
    this.hash = hash;
  }

  int position() {
    return position;
  }

  String kind() {
    return kind;
  }

  Instant recordedAt() {
    return recordedAt;
  }

  /** Canonical JSON. */
  String content() {
    return content;
  }

  String hash() {
    return hash;
  }
}
