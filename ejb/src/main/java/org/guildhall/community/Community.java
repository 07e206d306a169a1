package org.guildhall.community;

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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.people.Person;

/**
 * People who share one criterion: a facet and its value.
 *
 * <p>It is founded by a person and is {@linkplain Stage#FORMING forming} until enough founders from
 * enough departments have joined; then it {@linkplain Stage#OPEN opens} and its members talk. It is
 * open for everyone to read unless it was founded closed, with a reason that everyone can read.
 */
@Entity
@Table(name = "community")
public class Community {
  /** A longer key is cut and told apart by a digest, so that it fits its column. */
  private static final int KEY_MAX = 120;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "community")
  @SequenceGenerator(name = "community", sequenceName = "community_seq", allocationSize = 50)
  private long id;

  private String slug;

  @Enumerated(EnumType.STRING)
  private Facet facet;

  private String criterion;
  private String criterionKey;
  private String name;
  private String nameKey;
  private String purpose;
  private String closedReason;

  @Enumerated(EnumType.STRING)
  private Stage stage;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "founder_id")
  private Person founder;

  private Instant foundedAt;
  private Instant openedAt;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "mergedInto_id")
  private Community mergedInto;

  protected Community() {}

  /** Begins to form. A blank closed reason means that everyone may read. */
  Community(Foundation foundation, String slug, Person founder, Instant now) {
    this.slug = slug;
    facet = foundation.facet();
    criterion = foundation.value();
    criterionKey = criterionKey(facet, criterion);
    name = foundation.name();
    nameKey = key(name);
    purpose = foundation.purpose();
    closedReason = foundation.closedReason();
    stage = Stage.FORMING;
    this.founder = founder;
    foundedAt = now;
  }

  /** Two names with the same key are the same name to a reader. */
  static String key(String text) {
    var folded = Word.fold(text).replaceAll("\\s+", " ").strip();
    // Of a name of accents alone nothing is left; some letters unfold into eighteen.
    var key = folded.isEmpty() ? text.strip() : folded;
    return key.length() <= KEY_MAX ? key : shortened(key) + " " + digest(key);
  }

  private static String shortened(String key) {
    boolean inPair = Character.isHighSurrogate(key.charAt(KEY_MAX - 1));
    return key.substring(0, inPair ? KEY_MAX - 1 : KEY_MAX);
  }

  private static String digest(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  static String criterionKey(Facet facet, String criterion) {
    return facet + " " + key(criterion);
  }

  void open(Instant now) {
    stage = Stage.OPEN;
    openedAt = now;
  }

  void archive() {
    stage = Stage.ARCHIVED;
  }

  void mergeInto(Community other) {
    archive();
    mergedInto = other;
  }

  public CommunityId id() {
    return new CommunityId(id);
  }

  /** Names it in addresses; unique, never changes. */
  public String slug() {
    return slug;
  }

  public Facet facet() {
    return facet;
  }

  /** What it is about, within its facet. */
  public String criterion() {
    return criterion;
  }

  public String name() {
    return name;
  }

  public String purpose() {
    return purpose;
  }

  public Stage stage() {
    return stage;
  }

  public boolean isForming() {
    return stage == Stage.FORMING;
  }

  public boolean isClosed() {
    return closedReason != null;
  }

  /** Whether what was said in another community may go on in this one, or the reverse. */
  public boolean isMergeable() {
    return stage == Stage.OPEN && !isClosed();
  }

  /** Where it went on; empty unless its members chose that. */
  public Optional<Community> mergedInto() {
    return Optional.ofNullable(mergedInto);
  }

  /** Why only members may read; null when everyone may. */
  public String closedReason() {
    return closedReason;
  }

  public Person founder() {
    return founder;
  }

  public Instant foundedAt() {
    return foundedAt;
  }

  public Optional<Instant> openedAt() {
    return Optional.ofNullable(openedAt);
  }
}
