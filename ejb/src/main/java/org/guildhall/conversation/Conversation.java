package org.guildhall.conversation;

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
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.guildhall.community.Community;
import org.guildhall.people.Person;

/**
 * A thread of posts in a community: an opening and its replies, in the order they were written.
 *
 * <p>It is opened by a member and visible at once. A question may have one accepted answer, which
 * whoever asked chooses and may change.
 */
@Entity
@Table(name = "conversation")
public class Conversation {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "conversation")
  @SequenceGenerator(name = "conversation", sequenceName = "conversation_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "community_id")
  private Community community;

  /** The same in queries that are to read an index in its order, without the community. */
  @Column(name = "community_id", insertable = false, updatable = false)
  private Long communityId;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  /** Empty while it is withheld, so that nothing that shows titles can show this one. */
  private String title;

  private String withheldTitle;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "author_id")
  private Person author;

  private Instant openedAt;
  private Instant activeAt;
  private int replyCount;
  private Long acceptedPostId;
  private String origin;

  @ElementCollection
  @CollectionTable(name = "conversation_tag", joinColumns = @JoinColumn(name = "conversation_id"))
  @Column(name = "tag")
  private Set<String> tags = new TreeSet<>();

  protected Conversation() {}

  Conversation(
      Community community, Kind kind, String title, Person author, List<String> tags, Instant now) {
    this.community = community;
    this.kind = kind;
    this.title = title;
    this.author = author;
    this.tags.addAll(tags);
    openedAt = now;
    activeAt = now;
  }

  /** Remembers that it was brought in from elsewhere. */
  void cameFrom(String origin) {
    this.origin = origin;
  }

  void repliedAt(Instant when) {
    replyCount++;
    if (when.isAfter(activeAt)) {
      activeAt = when;
    }
  }

  void withholdTitle() {
    if (withheldTitle == null) {
      withheldTitle = title;
      title = "";
    }
  }

  void showTitle() {
    if (withheldTitle != null) {
      title = withheldTitle;
      withheldTitle = null;
    }
  }

  void accept(PostId answer) {
    acceptedPostId = answer.value();
  }

  public ConversationId id() {
    return new ConversationId(id);
  }

  public Community community() {
    return community;
  }

  public Kind kind() {
    return kind;
  }

  public boolean isQuestion() {
    return kind == Kind.QUESTION;
  }

  /** Empty while it is withheld, because its opening is collapsed or taken down. */
  public String title() {
    return title;
  }

  /** The title of one whose opening is collapsed, to be shown with that only; else null. */
  public String withheldTitle() {
    return withheldTitle;
  }

  public Person author() {
    return author;
  }

  public Instant openedAt() {
    return openedAt;
  }

  /** When someone last wrote in it. */
  public Instant activeAt() {
    return activeAt;
  }

  public int replyCount() {
    return replyCount;
  }

  public boolean isAccepted(Post post) {
    return acceptedPostId != null && acceptedPostId == post.id().value();
  }

  public boolean hasAccepted() {
    return acceptedPostId != null;
  }

  /** The id of the accepted answer; 0, which no post has, when there is none. */
  long acceptedId() {
    return acceptedPostId == null ? 0 : acceptedPostId;
  }

  /** Where it was imported from; null when it was written here. */
  public String origin() {
    return origin;
  }

  /** In the order of the alphabet. */
  public Set<String> tags() {
    return Collections.unmodifiableSet(new TreeSet<>(tags));
  }
}
