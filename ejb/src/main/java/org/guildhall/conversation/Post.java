package org.guildhall.conversation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;

/**
 * What one person wrote in a conversation, under his own name.
 *
 * <p>Its author may edit it; every earlier text is kept as a {@link PostRevision}. It carries its
 * Markdown as written and the safe HTML made from it, so that reading costs no rendering.
 *
 * <p>It is never deleted. One that was found to break a clause of its community's code is
 * collapsed, and read behind one click; one that the law forbids is taken down, and has no text any
 * more for whoever asks for it. Both can be reversed. See {@link Showing}.
 */
@Entity
@Table(name = "post")
public class Post {
  /** Longest safe HTML, in UTF-16 units. */
  static final int HTML_MAX = 1_000_000;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "post")
  @SequenceGenerator(name = "post", sequenceName = "post_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "conversation_id")
  private Conversation conversation;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "author_id")
  private Person author;

  private boolean opening;
  private String body;
  private String html;
  private Instant postedAt;
  private Instant editedAt;

  /** Ids of the persons whom its text mentions. */
  @ElementCollection
  @CollectionTable(name = "mention", joinColumns = @JoinColumn(name = "post_id"))
  @Column(name = "person_id")
  private Set<Long> mentioned = new HashSet<>();

  @Version private int version;

  private String submission;
  private String origin;
  private Long collapsedUnder;
  private String takenDownFor;

  /** What it said before it was taken down. */
  private String withheldBody;

  protected Post() {}

  Post(Conversation conversation, Person author, boolean opening, String body, Instant now) {
    this.conversation = conversation;
    this.author = author;
    this.opening = opening;
    this.body = body;
    postedAt = now;
  }

  /** Remembers that it was brought in from elsewhere, perhaps after it was edited there. */
  void cameFrom(String origin, Instant editedAt) {
    this.origin = origin;
    this.editedAt = editedAt;
  }

  void cameFromForm(String submission) {
    this.submission = submission;
  }

  void renderedAs(String html) {
    this.html = html;
  }

  /** Takes over whom its new text mentions, and gives back those whom it did not mention before. */
  Set<PersonId> mention(Set<PersonId> people) {
    var ids = people.stream().map(PersonId::value).collect(Collectors.toSet());
    var added = people.stream().filter(id -> !mentioned.contains(id.value())).toList();
    mentioned.retainAll(ids);
    mentioned.addAll(ids);
    return Set.copyOf(added);
  }

  /** Takes the new text and gives back the old one to keep. */
  PostRevision edit(String newBody, Instant now) {
    var revision = new PostRevision(this, body, writtenAt());
    body = newBody;
    editedAt = now;
    return revision;
  }

  void collapse(long clause) {
    collapsedUnder = clause;
    if (opening) {
      conversation.withholdTitle();
    }
  }

  /** Shows it as it was; one that was taken down stays so. */
  void restore() {
    collapsedUnder = null;
    showTitle();
  }

  void takeDown(String reason) {
    takenDownFor = reason;
    withheldBody = body;
    body = "";
    html = "";
    if (opening) {
      conversation.withholdTitle();
    }
  }

  void putBack(String safeHtml) {
    takenDownFor = null;
    body = withheldBody;
    withheldBody = null;
    html = safeHtml;
    showTitle();
  }

  private void showTitle() {
    if (opening && !isCollapsed() && !isTakenDown()) {
      conversation.showTitle();
    }
  }

  String withheldBody() {
    return withheldBody;
  }

  /** Same words, other link targets: no revision, no edit. */
  void relink(String newBody) {
    body = newBody;
  }

  public PostId id() {
    return new PostId(id);
  }

  public Conversation conversation() {
    return conversation;
  }

  public Person author() {
    return author;
  }

  /** Whether it opens its conversation; all others reply. */
  public boolean isOpening() {
    return opening;
  }

  /** Whether it can help somebody: a reply, or what someone tells of his experience. */
  public boolean isAnswer() {
    return !opening || conversation.kind() == Kind.EXPERIENCE;
  }

  /** Whether it is read behind one click, which names the clause that it was found to break. */
  public boolean isCollapsed() {
    return collapsedUnder != null && takenDownFor == null;
  }

  /** The id of that clause; null while it is not collapsed. */
  public Long collapsedUnder() {
    return collapsedUnder;
  }

  /** Whether the law forbids it; then it has no text. */
  public boolean isTakenDown() {
    return takenDownFor != null;
  }

  /** The code of the legal reason for which it was taken down; null while it is not. */
  public String takenDownFor() {
    return takenDownFor;
  }

  /** Markdown, as it was written. */
  public String body() {
    return body;
  }

  /** Safe HTML. */
  public String html() {
    return html;
  }

  public Instant postedAt() {
    return postedAt;
  }

  public Optional<Instant> editedAt() {
    return Optional.ofNullable(editedAt);
  }

  public boolean isEdited() {
    return editedAt != null;
  }

  /** When the text it has now was written. */
  public Instant writtenAt() {
    return editedAt == null ? postedAt : editedAt;
  }

  /** Whom its text mentions, as it is now. Whoever may not read it must not learn it either. */
  public Set<PersonId> mentioned() {
    return mentioned.stream().map(PersonId::new).collect(Collectors.toSet());
  }

  /** Grows with every change; whoever edits names the one he has seen. */
  public int version() {
    return version;
  }

  public String submission() {
    return submission;
  }

  public String origin() {
    return origin;
  }
}
