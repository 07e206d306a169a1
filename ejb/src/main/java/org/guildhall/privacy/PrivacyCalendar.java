package org.guildhall.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.guildhall.administration.Job;
import org.guildhall.administration.Turns;
import org.guildhall.people.PersonId;

/** Erases what has been kept long enough. A turn erases all of it, each person by itself. */
@ApplicationScoped
public class PrivacyCalendar {
  @Inject private Retention retention;
  @Inject private Clock clock;

  private final Turns turns = new Turns();

  /** Makes a turn. */
  public void turn() {
    turns.make(clock, this::lookAtAll);
  }

  List<Job> jobs() {
    return turns.jobs("privacy", "/administration/privacy");
  }

  private int lookAtAll() {
    int failed = 0;
    int due;
    do {
      var people = retention.due();
      due = people.size();
      failed = Turns.each("leaver", () -> people, id -> retention.eraseDue(new PersonId(id)));
    } while (failed < due);
    retention.expire(clock.instant());
    return failed;
  }
}
