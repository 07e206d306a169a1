package org.guildhall.leadership;

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
import java.util.Optional;
import org.guildhall.community.Community;

/**
 * That members want to be asked whether a leader shall stay. With names enough it closes and the
 * vote opens; it also closes when the leader's term is over, or nears its end.
 */
@Entity
@Table(name = "petition")
public class Petition {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "petition")
  @SequenceGenerator(name = "petition", sequenceName = "petition_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "community_id")
  private Community community;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "term_id")
  private Term term;

  private Long openFor;
  private Instant openedAt;
  private Instant closedAt;

  protected Petition() {}

  Petition(Term term, Instant now) {
    community = term.community();
    this.term = term;
    openFor = term.id();
    openedAt = now;
  }

  void close(Instant now) {
    openFor = null;
    closedAt = now;
  }

  public long id() {
    return id;
  }

  public Term term() {
    return term;
  }

  public boolean isOpen() {
    return openFor != null;
  }

  public Instant openedAt() {
    return openedAt;
  }

  public Optional<Instant> closedAt() {
    return Optional.ofNullable(closedAt);
  }
}
