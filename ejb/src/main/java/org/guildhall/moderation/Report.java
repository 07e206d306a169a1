package org.guildhall.moderation;

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
import org.guildhall.conversation.Post;
import org.guildhall.moderation.code.Clause;
import org.guildhall.people.Person;

/**
 * That somebody finds a post in breach of a clause. It stands until something is decided about the
 * post. Who reported is shown to nobody; he is known here only so that voices can be counted.
 */
@Entity
@Table(name = "report")
public class Report {
  /** Longest note, in UTF-16 units. */
  public static final int NOTE_MAX = 500;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "report")
  @SequenceGenerator(name = "report", sequenceName = "report_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "post_id")
  private Post post;

  private Long standsFor;

  /** With it, so that what waits in a community is found however much is said there. */
  private Long standsIn;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "clause_id")
  private Clause clause;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "reporter_id")
  private Person reporter;

  private String note;
  private Instant reportedAt;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "act_id")
  private Act act;

  protected Report() {}

  Report(Post post, Clause clause, Person reporter, String note, Instant now) {
    this.post = post;
    standsFor = post.id().value();
    standsIn = post.conversation().community().id().value();
    this.clause = clause;
    this.reporter = reporter;
    this.note = note;
    reportedAt = now;
  }

  void settle(Act decided) {
    act = decided;
    standsFor = null;
    standsIn = null;
  }

  public long id() {
    return id;
  }

  public Post post() {
    return post;
  }

  public Clause clause() {
    return clause;
  }

  /** For counting only: no page and no answer names him. */
  Person reporter() {
    return reporter;
  }

  /** What he says of it; may be empty. */
  public String note() {
    return note;
  }

  public Instant reportedAt() {
    return reportedAt;
  }
}
