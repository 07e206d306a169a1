package org.guildhall.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.guildhall.administration.Busy;
import org.guildhall.administration.Job;
import org.guildhall.people.Actor;

/** Tells of the last turn of moderation among the long works; it names nobody. */
@ApplicationScoped
class ModerationJobs implements Busy {
  @Inject private ModerationCalendar calendar;

  @Override
  public List<Job> jobs(Actor actor) {
    return calendar.jobs();
  }
}
