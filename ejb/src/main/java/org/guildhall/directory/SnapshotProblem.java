package org.guildhall.directory;

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
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A problem as it is kept with its snapshot. */
@Entity
@Table(name = "directory_problem")
class SnapshotProblem {
  private static final int ARGUMENT_MAX = 500;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_problem")
  @SequenceGenerator(
      name = "directory_problem",
      sequenceName = "directory_problem_seq",
      allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "snapshot_id")
  private Snapshot snapshot;

  @Enumerated(EnumType.STRING)
  private Problem.Gravity gravity;

  private long line;
  private String reason;
  private String argument;
  private String another;

  protected SnapshotProblem() {}

  SnapshotProblem(Snapshot snapshot, Problem problem) {
    this.snapshot = snapshot;
    gravity = problem.gravity();
    line = problem.line();
    reason = problem.key();
    argument = argument(problem.args(), 0);
    another = argument(problem.args(), 1);
  }

  private static String argument(List<String> args, int index) {
    if (index >= args.size()) {
      return null;
    }
    var text = args.get(index).replace('\0', '\uFFFD');
    return text.length() <= ARGUMENT_MAX ? text : text.substring(0, ARGUMENT_MAX);
  }

  Problem problem() {
    return new Problem(
        gravity, line, reason, Stream.of(argument, another).filter(Objects::nonNull).toList());
  }
}
