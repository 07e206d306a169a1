package org.guildhall.importer;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guildhall.community.Community;
import org.guildhall.people.Person;

/**
 * One dump that an administrator brings into a community, and how far that is.
 *
 * <p>It waits for its turn, runs, and is done, or failed, or was cancelled. A server that stops in
 * between leaves it running: the next start goes on where the last committed batch ended.
 */
@Entity
@Table(name = "import")
public class Import {
  /** Where it stands in its life. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }

  /** What it does while it runs, in this order. */
  public enum Stage {
    /** Counts rows, and learns who wrote something and what the site was called. */
    SCAN,
    PEOPLE,
    POSTS,
    /** Answers that stand before their questions in the file. */
    LATE,
    COMMENTS,
    /** Turns links among the posts, and marks accepted answers. */
    LINKS
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "import")
  @SequenceGenerator(name = "import", sequenceName = "import_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "community_id")
  private Community community;

  private String source;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "begunBy_id")
  private Person begunBy;

  private Instant receivedAt;
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  private State state = State.WAITING;

  @Enumerated(EnumType.STRING)
  private Stage stage = Stage.SCAN;

  private long stageRows;
  private String host;
  private long totalBytes;
  private long totalWork;
  private long doneWork;
  private long workedMillis;
  private long totalRows;
  private long doneRows;
  private long conversations;
  private long posts;
  private long people;
  private long alreadyThere;
  private long leftOut;
  private long problems;
  private String reason;
  private String reasonArguments;

  protected Import() {}

  Import(Community community, String source, Person begunBy, Dump dump, Instant now) {
    this.community = community;
    this.source = source;
    this.begunBy = begunBy;
    totalBytes = dump.bytes();
    totalWork = dump.work();
    receivedAt = now;
  }

  /**
   * What there is to bring in.
   *
   * @param bytes size of the file
   * @param work what all stages have to read, each byte weighted by what it costs
   */
  record Dump(long bytes, long work) {}

  /**
   * A step of its way.
   *
   * @param stageRows rows of the stage that are done with after it
   * @param doneRows rows more that were read
   * @param doneWork weighted bytes more
   * @param leftOut posts and comments more that are in no conversation here
   * @param took how long that was worked on
   */
  record Step(long stageRows, long doneRows, long doneWork, long leftOut, Duration took) {
    Step leavingOut(long more) {
      return new Step(stageRows, doneRows, doneWork, leftOut + more, took);
    }
  }

  void run() {
    state = State.RUNNING;
  }

  void enter(Stage next) {
    stage = next;
    stageRows = 0;
    if (next == Stage.SCAN) {
      doneRows = 0;
      doneWork = 0;
    }
  }

  void learn(long rows, String siteHost) {
    totalRows = rows;
    host = siteHost;
  }

  void advance(Step step) {
    stageRows = step.stageRows();
    doneRows += step.doneRows();
    doneWork = Math.min(totalWork, doneWork + step.doneWork());
    leftOut += step.leftOut();
    workedMillis += step.took().toMillis();
  }

  void cameIn(long newConversations, long newPosts, long foundThere) {
    conversations += newConversations;
    posts += newPosts;
    alreadyThere += foundThere;
  }

  void peopleCame(long added) {
    people += added;
  }

  void leaveOut(long rows) {
    leftOut += rows;
  }

  void count(long newProblems) {
    problems += newProblems;
  }

  void done(Instant now) {
    end(State.DONE, now);
    doneWork = totalWork;
  }

  void fail(String why, List<Object> arguments, Instant now) {
    end(State.FAILED, now);
    reason = why;
    reasonArguments = Told.joined(arguments);
  }

  void cancel(Instant now) {
    end(State.CANCELLED, now);
  }

  private void end(State last, Instant now) {
    state = last;
    endedAt = now;
  }

  public ImportId id() {
    return new ImportId(id);
  }

  public Community community() {
    return community;
  }

  /** Short name of the site. */
  public String source() {
    return source;
  }

  /** Empty for an administrator whom no directory knows. */
  public Optional<Person> begunBy() {
    return Optional.ofNullable(begunBy);
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  public State state() {
    return state;
  }

  public Stage stage() {
    return stage;
  }

  /** Whether it waits or runs. */
  public boolean isUnderWay() {
    return state == State.WAITING || state == State.RUNNING;
  }

  long stageRows() {
    return stageRows;
  }

  /** The host that the site had; empty where nothing told it. */
  Optional<String> host() {
    return Optional.ofNullable(host);
  }

  long doneWork() {
    return doneWork;
  }

  /** Size of the uploaded file. */
  public long totalBytes() {
    return totalBytes;
  }

  /** Rows of people, posts and comments; 0 until they are counted. */
  public long totalRows() {
    return totalRows;
  }

  /** Rows of people, posts and comments that have been read. */
  public long doneRows() {
    return doneRows;
  }

  /** From 0 to 100; 100 only when it is done. */
  public int percent() {
    int reached = totalWork == 0 ? 0 : (int) (100 * doneWork / totalWork);
    return state == State.DONE ? 100 : Math.min(99, reached);
  }

  /** How long it will take if it goes on as it went so far; empty before that can be told. */
  public Optional<Duration> left() {
    return state != State.RUNNING || doneWork == 0 || workedMillis == 0
        ? Optional.empty()
        : Optional.of(
            Duration.ofMillis((long) ((double) workedMillis / doneWork * (totalWork - doneWork))));
  }

  /** How long it has been worked on, without the time that it or the server stood still. */
  public Duration worked() {
    return Duration.ofMillis(workedMillis);
  }

  /** Posts that have come in or were found there, for each second that was worked on it. */
  public long postsPerSecond() {
    return workedMillis == 0 ? 0 : (posts + alreadyThere) * 1000 / workedMillis;
  }

  public long conversations() {
    return conversations;
  }

  /** Openings and replies that came in. */
  public long posts() {
    return posts;
  }

  /** Authors who were not known before. */
  public long people() {
    return people;
  }

  /** Posts that had come in before. */
  public long alreadyThere() {
    return alreadyThere;
  }

  /** Posts and comments of the dump that are in no conversation here. */
  public long leftOut() {
    return leftOut;
  }

  /** How many problems there were, also those beyond {@link Imports#PROBLEMS_KEPT}. */
  public long problems() {
    return problems;
  }

  /** Key of the text that tells why it failed. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** Arguments of that text. */
  public List<Object> reasonArguments() {
    return Told.split(reasonArguments);
  }
}
