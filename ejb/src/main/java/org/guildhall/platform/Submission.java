package org.guildhall.platform;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** What was made of a request that its sender had given a name. */
@Entity
@IdClass(Submission.Key.class)
@Table(name = "submission")
public class Submission {
  /** Names are each sender's own: nobody meets another's. */
  public record Key(long senderId, String name) {}

  @Id private long senderId;
  @Id private String name;
  private String content;
  private String made;
  private Instant madeAt;

  protected Submission() {}

  Submission(Key key, String content, String made, Instant now) {
    senderId = key.senderId();
    name = key.name();
    this.content = content;
    this.made = made;
    madeAt = now;
  }

  String content() {
    return content;
  }

  /** Names what was made, as the one who made it wished. */
  String made() {
    return made;
  }
}
