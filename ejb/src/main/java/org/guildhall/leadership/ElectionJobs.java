package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.guildhall.administration.Busy;
import org.guildhall.administration.Job;
import org.guildhall.people.Actor;

/** Tells of the last turn of the elections' calendar among the long works. */
@ApplicationScoped
class ElectionJobs implements Busy {
  @Inject private ElectionPolicy policy;
  @Inject private ElectionCalendar calendar;

  @Override
  public List<Job> jobs(Actor actor) {
    return policy.mayForesee(actor).isAllowed() ? calendar.jobs() : List.of();
  }
}
