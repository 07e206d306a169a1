package org.guildhall.knowledge;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.guildhall.community.Community;
import org.guildhall.conversation.Conversation;
import org.guildhall.conversation.Post;
import org.guildhall.people.Person;

/**
 * A question with its short answer, captured from a conversation to be found again.
 *
 * <p>A member captures it from a post and is its owner, who answers for its truth until he leaves;
 * then a member takes it over. Members revise it, and what it said before is kept. Anyone who reads
 * it may say that it is no longer true; on the day of its review, or when it is doubted, its owner
 * or a leader says that it still holds, or retires it. What is retired can be read, is not found by
 * search, and may be published again.
 */
@Entity
@Table(name = "card")
public class Card {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "card")
  @SequenceGenerator(name = "card", sequenceName = "card_seq", allocationSize = 50)
  private long id;

  /** The post it was captured from; it stands wherever the conversation of that stands. */
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "post_id")
  private Post capturedFrom;

  private String question;
  private String answer;
  private String html;
  private String appliesTo;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "owner_id")
  private Person owner;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "writer_id")
  private Person writer;

  private Instant capturedAt;
  private Instant writtenAt;
  private Instant reviewedAt;
  private LocalDate reviewOn;
  private Instant retiredAt;
  private String retiredFor;

  @ManyToMany
  @JoinTable(
      name = "card_source",
      joinColumns = @JoinColumn(name = "card_id"),
      inverseJoinColumns = @JoinColumn(name = "post_id"))
  private Set<Post> sources = new HashSet<>();

  @ElementCollection
  @CollectionTable(name = "card_tag", joinColumns = @JoinColumn(name = "card_id"))
  @Column(name = "tag")
  private Set<String> tags = new TreeSet<>();

  @Version private int version;

  protected Card() {}

  Card(
      Post capturedFrom, Set<Post> sources, CardText text, String html, Person owner, Instant now) {
    this.capturedFrom = capturedFrom;
    this.sources.addAll(sources);
    this.owner = owner;
    capturedAt = now;
    write(text, html, owner, now);
  }

  private void write(CardText text, String newHtml, Person by, Instant now) {
    question = text.question();
    answer = text.answer();
    html = newHtml;
    appliesTo = text.appliesTo();
    writer = by;
    writtenAt = now;
    // Only what differs, so that what stays is not written anew.
    tags.retainAll(text.tags());
    tags.addAll(text.tags());
  }

  /** Takes the new text and gives back the old one to keep. */
  CardRevision revise(CardText text, String newHtml, Person by, Instant now) {
    var revision = new CardRevision(this);
    write(text, newHtml, by, now);
    return revision;
  }

  /** Stands for it as it is now, until that day. */
  void review(LocalDate next, Instant now) {
    reviewedAt = now;
    reviewOn = next;
  }

  void own(Person person) {
    owner = person;
  }

  void retire(String reason, Instant now) {
    retiredAt = now;
    retiredFor = reason;
  }

  void publish() {
    retiredAt = null;
    retiredFor = null;
  }

  public CardId id() {
    return new CardId(id);
  }

  /** The post it was captured from: whoever says that the card solved his, says it of this. */
  public Post capturedFrom() {
    return capturedFrom;
  }

  public Conversation conversation() {
    return capturedFrom.conversation();
  }

  public Community community() {
    return capturedFrom.conversation().community();
  }

  public String question() {
    return question;
  }

  /** Markdown. */
  public String answer() {
    return answer;
  }

  /** The answer as safe HTML. */
  public String html() {
    return html;
  }

  /** In which cases it is true; empty when it does not say. */
  public String appliesTo() {
    return appliesTo;
  }

  /** In the order of the alphabet. */
  public Set<String> tags() {
    return Collections.unmodifiableSet(new TreeSet<>(tags));
  }

  /** What it says, as the form takes it. */
  public CardText text() {
    return new CardText(question, answer, appliesTo, List.copyOf(tags()));
  }

  /** Who answers for its truth. */
  public Person owner() {
    return owner;
  }

  /** Who wrote what it says now. */
  public Person writer() {
    return writer;
  }

  /** The posts it was drawn from; their authors are the card's. */
  public Set<Post> sources() {
    return Collections.unmodifiableSet(sources);
  }

  public Instant capturedAt() {
    return capturedAt;
  }

  /** When what it says now was written. */
  public Instant writtenAt() {
    return writtenAt;
  }

  public boolean isRevised() {
    return !writtenAt.equals(capturedAt);
  }

  /** When somebody last stood for its truth. */
  public Instant reviewedAt() {
    return reviewedAt;
  }

  /** From the beginning of that day, in UTC, it waits for its review. */
  public LocalDate reviewOn() {
    return reviewOn;
  }

  public boolean isDue(LocalDate today) {
    return !reviewOn.isAfter(today);
  }

  public boolean isRetired() {
    return retiredAt != null;
  }

  public Optional<Instant> retiredAt() {
    return Optional.ofNullable(retiredAt);
  }

  /** Why it was retired; null while it is not. */
  public String retiredFor() {
    return retiredFor;
  }

  /** Grows with every change; whoever revises names the one he has seen. */
  public int version() {
    return version;
  }
}
