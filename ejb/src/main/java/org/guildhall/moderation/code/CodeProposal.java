package org.guildhall.moderation.code;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.guildhall.community.Community;
import org.guildhall.people.Crowd;
import org.guildhall.people.Person;

/**
 * That a member asks the others to change one clause of their code of conduct: to add it, to say it
 * otherwise, or to drop it. They vote for some days; it is adopted when more are for it than
 * against, and enough voted. One at a time in a community.
 */
@Entity
@Table(name = "code_proposal")
public class CodeProposal {
  /** Longest reason, in UTF-16 units. */
  public static final int REASON_MAX = 1000;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "code_proposal")
  @SequenceGenerator(
      name = "code_proposal",
      sequenceName = "code_proposal_seq",
      allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "community_id")
  private Community community;

  private Long openFor;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "proposer_id")
  private Person proposer;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "clause_id")
  private Clause clause;

  @Enumerated(EnumType.STRING)
  private Severity severity;

  private String text;
  private String language;
  private String reason;
  private Instant openedAt;
  private Instant closesAt;
  private Boolean adopted;
  private Integer votesFor;
  private Integer votesAgainst;

  protected CodeProposal() {}

  /**
   * @param clause to change or to drop; null: a new one
   * @param change what it shall say; null: it shall be dropped
   */
  CodeProposal(
      Community community,
      Person proposer,
      Clause clause,
      CodeChange change,
      String reason,
      Instant now,
      Instant closesAt) {
    this.community = community;
    openFor = community.id().value();
    this.proposer = proposer;
    this.clause = clause;
    if (change != null) {
      severity = change.severity();
      text = change.text();
      language = change.language();
    }
    this.reason = reason;
    openedAt = now;
    this.closesAt = closesAt;
  }

  void close(long pros, long cons, boolean isAdopted) {
    votesFor = Math.toIntExact(pros);
    votesAgainst = Math.toIntExact(cons);
    adopted = isAdopted;
    openFor = null;
  }

  public long id() {
    return id;
  }

  public Community community() {
    return community;
  }

  public Person proposer() {
    return proposer;
  }

  /** The one that shall change or go; empty when a new one is proposed. */
  public Optional<Clause> clause() {
    return Optional.ofNullable(clause);
  }

  /** Whether a new clause is proposed. */
  public boolean isAdding() {
    return clause == null;
  }

  /** Whether that clause shall go. */
  public boolean isDropping() {
    return text == null;
  }

  /** What it shall weigh; null when it shall go. */
  public Severity severity() {
    return severity;
  }

  /** What it shall say; null when it shall go. */
  public String text() {
    return text;
  }

  ClauseText asText() {
    return new ClauseText(severity, Map.of(language, text));
  }

  public String reason() {
    return reason;
  }

  public Instant openedAt() {
    return openedAt;
  }

  public Instant closesAt() {
    return closesAt;
  }

  public boolean isOpen() {
    return openFor != null;
  }

  public boolean isAdopted() {
    return Boolean.TRUE.equals(adopted);
  }

  /** Whether so many voted that their votes may be told in numbers. */
  public boolean isTold() {
    return Crowd.hides((long) votesFor() + votesAgainst());
  }

  /** How many were for it, once it is decided. */
  public int votesFor() {
    return votesFor == null ? 0 : votesFor;
  }

  /** How many were against it, once it is decided. */
  public int votesAgainst() {
    return votesAgainst == null ? 0 : votesAgainst;
  }
}
