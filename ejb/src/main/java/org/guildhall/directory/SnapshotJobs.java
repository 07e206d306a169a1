package org.guildhall.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.guildhall.administration.Busy;
import org.guildhall.administration.Job;
import org.guildhall.people.Actor;

/** Tells of directory snapshots among the long works. */
@ApplicationScoped
class SnapshotJobs implements Busy {
  private static final int LATELY = 20;

  @Inject private DirectoryPolicy policy;
  @Inject private Snapshots snapshots;
  @Inject private DirectoryProgress progress;

  @Override
  public List<Job> jobs(Actor actor) {
    return policy.mayLookAfter(actor).isAllowed()
        ? snapshots.latest(LATELY).stream().map(this::job).toList()
        : List.of();
  }

  private Job job(Snapshot one) {
    var percent = progress.percent(one.id());
    return new Job(
        "snapshot-" + one.id(),
        "job.snapshot",
        List.of(one.directory()),
        one.broughtBy().orElse(null),
        new Job.Time(one.begunAt(), one.endedAt().orElse(null)),
        // Also one that was held, while it is taken over.
        percent.isPresent()
            ? new Job.Progress(Job.State.RUNNING, percent.getAsInt(), null)
            : new Job.Progress(state(one)),
        "/administration/snapshot?id=" + one.id());
  }

  private static Job.State state(Snapshot one) {
    return switch (one.state()) {
      case READING -> Job.State.RUNNING;
      case HELD -> Job.State.HELD;
      case TAKEN_OVER -> Job.State.DONE;
      case REFUSED, FAILED -> Job.State.FAILED;
      case DISCARDED -> Job.State.CANCELLED;
    };
  }
}
