package org.guildhall.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guildhall.administration.Busy;
import org.guildhall.administration.Job;
import org.guildhall.administration.Job.Progress;
import org.guildhall.administration.Job.State;
import org.guildhall.people.Actor;
import org.guildhall.people.People;

/** Tells among the long works how the index is built, compared, and kept in step. */
@ApplicationScoped
class IndexJobs implements Busy {
  private static final String PAGE = "/administration/index";
  private static final int WHOLE = 100;

  @Inject private IndexKeeper keeper;
  @Inject private Comparison comparison;
  @Inject private Entries entries;
  @Inject private People people;

  @Override
  public List<Job> jobs(Actor actor) {
    if (!actor.administrator()) {
      return List.of();
    }
    var status = keeper.status();
    var jobs = new ArrayList<Job>();
    keeper.building().map(one -> building(one, status)).ifPresent(jobs::add);
    if (comparison.isRunning()) {
      jobs.add(job("index-check", List.of(), compared()));
    }
    if (status.waiting() > 0) {
      jobs.add(job("index-news", List.of(status.waiting()), new Progress(State.RUNNING)));
    }
    return jobs;
  }

  private Job building(IndexKeeper.Building one, SearchStatus status) {
    boolean runs = one.endedAt() == null;
    var state = runs ? State.RUNNING : one.failed() ? State.FAILED : State.DONE;
    return new Job(
        "index",
        "job.index",
        List.of(),
        Optional.ofNullable(one.by()).flatMap(people::find).orElse(null),
        new Job.Time(one.begunAt(), one.endedAt()),
        runs
            ? new Progress(state, status.percent(), status.left().orElse(null))
            : new Progress(state),
        PAGE);
  }

  private Progress compared() {
    long all = Math.max(1, entries.count());
    int percent = (int) Math.min(WHOLE - 1, WHOLE * comparison.compared() / all);
    return new Progress(State.RUNNING, percent, null);
  }

  private static Job job(String id, List<Object> arguments, Progress progress) {
    return new Job(id, "job." + id, arguments, null, Job.Time.UNKNOWN, progress, PAGE);
  }
}
