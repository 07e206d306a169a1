package org.guildhall.administration;

import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import org.guildhall.people.Actor;
import org.guildhall.platform.UseCase;

/** Tells what long works are under way or were lately, whichever component does them. */
@UseCase
public class JobService {
  @Inject private ConsolePolicy policy;
  @Inject @Any private Instance<Busy> all;

  /** Those that are under way first, then the latest. */
  public List<Job> latest(Actor actor) {
    policy.maySeeJobs(actor).orThrow();
    return all.stream()
        .flatMap(busy -> busy.jobs(actor).stream())
        .sorted(
            Comparator.comparing((Job job) -> !job.isUnderWay())
                .thenComparing(job -> job.time().begunAt(), nullsLast(reverseOrder())))
        .toList();
  }
}
