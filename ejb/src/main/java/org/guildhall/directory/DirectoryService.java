package org.guildhall.directory;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import org.guildhall.people.Actor;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;

/**
 * Brings directories in: who works here, and who reports to whom. One snapshot is worked on at a
 * time. Reading one can take minutes, so its steps are transactions of their own; what it changes
 * is one of them.
 */
@ApplicationScoped
public class DirectoryService {
  private static final Logger LOG = System.getLogger(DirectoryService.class.getName());
  private static final int ROWS_AT_ONCE = 1_000;
  private static final int LISTED = 50;
  private static final int LONGEST_SECONDS = 3_600;

  @Inject private DirectoryPolicy policy;
  @Inject private SnapshotSteps steps;
  @Inject private Snapshots snapshots;
  @Inject private DirectoryProgress progress;
  @Inject private Clock clock;
  @Resource private UserTransaction transaction;

  private final ReentrantLock turn = new ReentrantLock();

  /**
   * Brings a directory in, whole or not at all. People are told apart by their employee id; who is
   * known already changes nothing.
   *
   * @return the snapshot: taken over, or held for somebody to confirm, or refused. Empty when
   *     nothing had changed in a directory that the server reads by itself.
   * @throws DirectoryException when the directory cannot be read
   */
  public Optional<Snapshot> bringIn(Actor actor, Directory directory) {
    long id = begin(actor, directory);
    work(id, directory, false);
    return snapshots.find(id);
  }

  /** As {@link #bringIn}, of everybody, wherever the last reading ended. */
  Optional<Snapshot> bringInAll(Actor actor, Directory directory) {
    long id = begin(actor, directory);
    work(id, directory, true);
    return snapshots.find(id);
  }

  /** Says that a snapshot will be read, which {@link #work} then does. */
  long begin(Actor actor, Directory directory) {
    policy.mayLookAfter(actor).orThrow();
    return steps.begin(actor, directory.name());
  }

  void work(long id, Directory directory, boolean all) {
    turn.lock();
    try {
      read(id, directory, all ? Optional.empty() : steps.mark(directory.name()));
      settle(id, SnapshotSteps.Consent.NONE);
    } catch (DirectoryException e) {
      steps.fail(id, e.key(), e.arguments().isEmpty() ? null : e.arguments().get(0).toString());
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "directory snapshot " + id + " failed", e);
      steps.fail(id, "directory.failed.fault", null);
      throw e;
    } finally {
      progress.end();
      turn.unlock();
    }
  }

  private void read(long id, Directory directory, Optional<String> mark) {
    var page = new Page(id, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    var reading = directory.read(mark, page::hear);
    page.keep();
    steps.heard(id, reading, page.digest());
  }

  private void settle(long id, SnapshotSteps.Consent consent) {
    timeOut(LONGEST_SECONDS);
    try {
      steps.settle(id, consent);
    } catch (SnapshotSteps.CirclesException e) {
      steps.hold(id, e.circles());
    } finally {
      timeOut(0);
    }
  }

  /** A whole firm takes longer than the two minutes that the server gives to any transaction. */
  private void timeOut(int seconds) {
    try {
      transaction.setTransactionTimeout(seconds);
    } catch (SystemException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was heard and is not written yet. */
  private final class Page {
    private final long snapshot;
    private final LocalDate today;
    private final List<DirectoryRow> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final MessageDigest digest = sha256();
    private long wrongLine;

    Page(long snapshot, LocalDate today) {
      this.snapshot = snapshot;
      this.today = today;
    }

    void hear(Directory.Told told) {
      if (told instanceof Problem problem) {
        problems.add(problem);
        wrongLine = problem.gravity() == Problem.Gravity.ERROR ? problem.line() : wrongLine;
      } else if (told instanceof DirectoryRow row) {
        digest.update(row.written().getBytes(StandardCharsets.UTF_8));
        if (row.hired() != null && row.hired().isAfter(today)) {
          problems.add(
              Problem.note(row.line(), "not-yet", row.details().employeeId(), row.hired()));
        } else if (row.line() != wrongLine) {
          rows.add(row);
        }
      }
      if (rows.size() + problems.size() >= ROWS_AT_ONCE) {
        keep();
      }
    }

    void keep() {
      steps.keep(snapshot, rows, problems);
      rows.clear();
      problems.clear();
    }

    String digest() {
      return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * Takes over what is held, its doubts notwithstanding.
   *
   * @param gone how many he has read would leave; should more leave by now, it is held again
   * @throws BusinessException when somebody has decided about it meanwhile
   */
  public void confirm(Actor actor, long id, long gone) {
    policy.mayLookAfter(actor).orThrow();
    turn.lock();
    try {
      steps.confirm(actor, id);
      if (!steps.letOn(id)) {
        settle(id, new SnapshotSteps.Consent(gone, true));
      }
    } finally {
      progress.end();
      turn.unlock();
    }
  }

  /**
   * Decides against what is held.
   *
   * @throws BusinessException when somebody has decided about it meanwhile
   */
  public void discard(Actor actor, long id) {
    policy.mayLookAfter(actor).orThrow();
    turn.lock();
    try {
      steps.discard(actor, id);
    } finally {
      turn.unlock();
    }
  }

  /** The latest, at most {@value #LISTED}. */
  @Transactional
  public List<Snapshot> latest(Actor actor) {
    policy.mayLookAfter(actor).orThrow();
    return snapshots.latest(LISTED);
  }

  /**
   * @throws NotFoundException when there is none
   */
  @Transactional
  public Snapshot snapshot(Actor actor, long id) {
    policy.mayLookAfter(actor).orThrow();
    return snapshots.require(id);
  }

  /** What is wrong in it, by line, at most {@value Snapshots#PROBLEMS_KEPT}. */
  @Transactional
  public List<Problem> problems(Actor actor, long id) {
    policy.mayLookAfter(actor).orThrow();
    return snapshots.problems(id);
  }

  /** A page of what it changes. */
  @Transactional
  public List<Difference> differences(
      Actor actor, long id, Difference.Kind kind, int first, int max) {
    policy.mayLookAfter(actor).orThrow();
    return snapshots.differences(id, kind, first, max);
  }

  /** How many lines of that kind there are. */
  @Transactional
  public long countDifferences(Actor actor, long id, Difference.Kind kind) {
    policy.mayLookAfter(actor).orThrow();
    return snapshots.countDifferences(id, kind);
  }

  /** How far it is, from 0 to 99; empty when it is not worked on just now. */
  public OptionalInt percent(long id) {
    return progress.percent(id);
  }
}
