package org.guildhall.moderation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
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
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guildhall.community.Community;
import org.guildhall.conversation.Post;
import org.guildhall.moderation.code.Clause;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;

/**
 * One act of moderation and its line in the ledger in one, so that neither is without the other:
 * what was decided about a post, on which clause, by whom, and whether a jury reversed it.
 *
 * <p>It belongs to the community in which the post stood when it was decided.
 */
@Entity
@Table(name = "act")
public class Act {
  /** Longest words to the author, in UTF-16 units. */
  public static final int WORDS_MAX = 1000;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "act")
  @SequenceGenerator(name = "act", sequenceName = "act_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "community_id")
  private Community community;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "post_id")
  private Post post;

  /** Of the post; kept with it, so that what concerns somebody is found however much he wrote. */
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "author_id")
  private Person author;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "clause_id")
  private Clause clause;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  @Enumerated(EnumType.STRING)
  private DecidedBy decidedBy;

  private String words;

  @Enumerated(EnumType.STRING)
  private LegalReason legalReason;

  private Instant decidedAt;
  private Instant reversedAt;

  @ElementCollection
  @CollectionTable(name = "act_judge", joinColumns = @JoinColumn(name = "act_id"))
  @Column(name = "personId")
  private Set<Long> judges = new HashSet<>();

  protected Act() {}

  Act(Post post, Outcome outcome, DecidedBy decidedBy, Instant now) {
    community = post.conversation().community();
    this.post = post;
    author = post.author();
    this.outcome = outcome;
    this.decidedBy = decidedBy;
    decidedAt = now;
  }

  Act under(Clause broken) {
    clause = broken;
    return this;
  }

  Act under(LegalReason reason) {
    legalReason = reason;
    return this;
  }

  Act by(Collection<Person> persons, String theirWords) {
    persons.forEach(person -> judges.add(person.id().value()));
    words = theirWords;
    return this;
  }

  void reverse(Instant now) {
    reversedAt = now;
  }

  public long id() {
    return id;
  }

  public Community community() {
    return community;
  }

  public Post post() {
    return post;
  }

  /** The clause that it is about; null for a legal take-down. */
  public Clause clause() {
    return clause;
  }

  public Outcome outcome() {
    return outcome;
  }

  public DecidedBy decidedBy() {
    return decidedBy;
  }

  /** What who decided told the author; it is not in the ledger. */
  public Optional<String> words() {
    return Optional.ofNullable(words);
  }

  /** Why the law forbids it; null for everything else. */
  public LegalReason legalReason() {
    return legalReason;
  }

  public Instant decidedAt() {
    return decidedAt;
  }

  public boolean isReversed() {
    return reversedAt != null;
  }

  public Optional<Instant> reversedAt() {
    return Optional.ofNullable(reversedAt);
  }

  /** The persons who decided; nobody where enough voices did. */
  public Set<PersonId> judges() {
    return judges.stream().map(PersonId::new).collect(Collectors.toSet());
  }
}
