package org.guildhall.people;

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
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A colleague.
 *
 * <p>He comes with the directory, changes as it changes, and stays, no longer active, after he left
 * the firm: what he wrote keeps its author. Some time after that it is erased who he was. Someone
 * known only as the author of imported conversations has no directory id and is not active.
 */
@Entity
@Table(name = "person")
public class Person {
  /** Longest given or family name, in UTF-16 units. */
  public static final int NAME_MAX = 200;

  private static final String NO_USER_NAME = "\n";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "person")
  @SequenceGenerator(name = "person", sequenceName = "person_seq", allocationSize = 50)
  private long id;

  private String directoryId;
  private String directory;
  private String externalId;
  private String userName;
  private String givenName;
  private String familyName;
  private String email;
  private String title;
  private String department;
  private String city;
  private String country;
  private boolean active;
  private byte[] userNameKey;
  private byte[] givenNameKey;
  private byte[] familyNameKey;
  private Instant leftAt;
  private boolean keepsName;
  private Instant erasedAt;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "manager_id")
  private Person manager;

  protected Person() {}

  /** A colleague whom the directory names. */
  Person(String directory, Details details) {
    follow(directory, details);
  }

  /** The author of imported conversations, whom no directory knows yet. */
  Person(String userName, String displayName) {
    this.userName = userName;
    givenName = displayName;
    familyName = "";
  }

  /** Takes over what the directory says now; true when that changed anything. */
  boolean follow(String namedBy, Details row) {
    boolean same =
        active
            && namedBy.equals(directory)
            && Objects.equals(row.employeeId(), directoryId)
            && Objects.equals(userName, row.userName())
            && givenName.equals(text(row.givenName()))
            && familyName.equals(text(row.familyName()))
            && Objects.equals(email, row.email())
            && Objects.equals(title, row.title())
            && Objects.equals(department, row.department())
            && Objects.equals(city, row.city())
            && Objects.equals(country, row.country());
    active = true;
    leftAt = null;
    directory = namedBy;
    directoryId = row.employeeId();
    userName = row.userName();
    givenName = text(row.givenName());
    familyName = text(row.familyName());
    email = row.email();
    title = row.title();
    department = row.department();
    city = row.city();
    country = row.country();
    userNameKey = key(userNameKey, userName);
    givenNameKey = key(givenNameKey, givenName);
    familyNameKey = key(familyNameKey, familyName);
    return !same;
  }

  /** The old one where it says the same: another would be written to the database again. */
  private static byte[] key(byte[] old, String name) {
    var key = NameKey.of(name);
    return Arrays.equals(old, key) ? old : key;
  }

  private static String text(String maybe) {
    return Objects.requireNonNullElse(maybe, "");
  }

  /** True when that changed anything. */
  boolean reportTo(Person newManager) {
    boolean same = manager == newManager;
    manager = newManager;
    return !same;
  }

  /** No directory names him any more; another one may again. */
  void beForgotten() {
    directory = null;
    externalId = null;
  }

  void beCalled(String newExternalId) {
    externalId = newExternalId;
  }

  /** No name that anybody can sign in with begins with a line break. */
  void giveUpUserName() {
    userName = NO_USER_NAME + id;
  }

  /** Whether somebody has a page under that user name: one who was erased has not. */
  public static boolean leadsToPage(String userName) {
    return !userName.startsWith(NO_USER_NAME);
  }

  void leaveTheFirm(Instant now) {
    active = false;
    manager = null;
    leftAt = now;
  }

  /** Whether his name shall stay with what he wrote when he has left and his data are erased. */
  void wishToKeepName(boolean wish) {
    keepsName = wish;
  }

  /**
   * Erases who he was, for good; what he wrote stays, a former colleague's, or under his name by
   * his own wish. Should he come back, he is somebody new.
   */
  void erase(Instant now) {
    directoryId = null;
    beForgotten();
    giveUpUserName();
    if (!keepsName) {
      givenName = "";
      familyName = "";
    }
    email = null;
    title = null;
    department = null;
    city = null;
    country = null;
    userNameKey = null;
    givenNameKey = null;
    familyNameKey = null;
    erasedAt = now;
  }

  public PersonId id() {
    return new PersonId(id);
  }

  /** What the directory calls him; empty for an author known only from imported conversations. */
  public Optional<String> directoryId() {
    return Optional.ofNullable(directoryId);
  }

  /** Which of the firm's directories named him last; empty where none ever did. */
  public Optional<String> directory() {
    return Optional.ofNullable(directory);
  }

  /** What a provisioning client calls him; empty where none does. */
  public Optional<String> externalId() {
    return Optional.ofNullable(externalId);
  }

  /** Whether the sign-in knows him and no directory does yet. */
  public boolean isNewcomer() {
    return directoryId == null && directory != null;
  }

  /** What he signs in with: unique, lower case. */
  public String userName() {
    return userName;
  }

  /**
   * Given and family name, as they are shown; empty for a former colleague whose data are erased.
   */
  public String name() {
    return (givenName + " " + familyName).strip();
  }

  public String givenName() {
    return givenName;
  }

  public String familyName() {
    return familyName;
  }

  public String email() {
    return email;
  }

  public String title() {
    return title;
  }

  public String department() {
    return department;
  }

  public String city() {
    return city;
  }

  public String country() {
    return country;
  }

  /** Null at the top of the firm, and where the directory tells no manager. */
  public Person manager() {
    return manager;
  }

  /**
   * Those above him in his line of command, the nearest first; each once, should the directory lead
   * in a circle.
   */
  public Set<PersonId> above() {
    var above = new LinkedHashSet<PersonId>();
    var at = manager;
    while (at != null && at.id != id && above.add(at.id())) {
      at = at.manager;
    }
    return above;
  }

  /**
   * Whether they are of one team or one line of command: they have the same boss, or one is above
   * the other. Everybody is close to himself.
   */
  public boolean isCloseTo(Person other) {
    return id == other.id
        || manager != null && other.manager != null && manager.id == other.manager.id
        || above().contains(other.id())
        || other.above().contains(id());
  }

  /** Whether the directory knows him as someone who works here now. */
  public boolean isActive() {
    return active;
  }

  /** When he left the firm; empty while he works here, and for whom no directory ever named. */
  public Optional<Instant> leftAt() {
    return Optional.ofNullable(leftAt);
  }

  /** Whether his name shall stay with what he wrote when his data are erased. */
  public boolean keepsName() {
    return keepsName;
  }

  /** Whether he left the firm so long ago that who he was is erased. */
  public boolean isErased() {
    return erasedAt != null;
  }
}
