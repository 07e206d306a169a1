package org.guildhall.conversation;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** What a post said before it was edited. */
@Entity
@Table(name = "post_revision")
public class PostRevision {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "post_revision")
  @SequenceGenerator(
      name = "post_revision",
      sequenceName = "post_revision_seq",
      allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "post_id")
  private Post post;

  private String body;
  private Instant writtenAt;

  protected PostRevision() {}

  PostRevision(Post post, String body, Instant writtenAt) {
    this.post = post;
    this.body = body;
    this.writtenAt = writtenAt;
  }

  public long id() {
    return id;
  }

  public String body() {
    return body;
  }

  /** When this text was written, not when it was replaced. */
  public Instant writtenAt() {
    return writtenAt;
  }
}
