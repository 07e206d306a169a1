package org.guildhall.web.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.guildhall.administration.Job;
import org.guildhall.administration.JobService;
import org.guildhall.conversation.ConversationOpened;
import org.guildhall.conversation.PostAdded;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.platform.Outbox;
import org.guildhall.search.Searched;
import org.guildhall.web.SignInRefused;

/**
 * Guildhall's own figures. They name nobody and no community: a small one would tell of its people.
 * Where the firm has fewer than five, their number is not told either.
 */
@ApplicationScoped
public class Figures {
  private static final int FEWEST_PEOPLE = 5;

  /** One collection of all figures asks the database once. */
  private static final long FRESH = Duration.ofSeconds(5).toNanos();

  @Inject private MetricRegistry registry;
  @Inject private Outbox outbox;
  @Inject private People people;
  @Inject private JobService jobs;

  private Reading last;

  /**
   * What the database says.
   *
   * @param at in nanoseconds of this machine
   */
  private record Reading(
      long at, double healthy, double waiting, double oldest, double active, double running) {
    static Reading none(long at) {
      return new Reading(at, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
  }

  void register(@Observes Startup start) {
    gauge("database_healthy", "Whether the database answers: 1, or 0", Reading::healthy);
    gauge("outbox_waiting", "News that waits to be brought into the index", Reading::waiting);
    gauge("outbox_oldest_seconds", "For how long the oldest of it waits", Reading::oldest);
    gauge("people_active", "Colleagues; not told of fewer than five", Reading::active);
    gauge("jobs_running", "Imports, snapshots and other long works", Reading::running);
    registry.counter(POSTS);
    registry.counter(REFUSED);
    registry.timer(SEARCHES);
  }

  private static final Metadata POSTS = named("posts_written", "Posts that people wrote");
  private static final Metadata REFUSED =
      named("sign_ins_refused", "Passwords and tokens that were not taken");
  private static final Metadata SEARCHES = named("searches", "Searches, and how long they took");

  private static Metadata named(String name, String description) {
    return Metadata.builder()
        .withName("guildhall_" + name)
        .withDescription(description)
        .withUnit(MetricUnits.NONE)
        .build();
  }

  private void gauge(String name, String description, ToDoubleFunction<Reading> figure) {
    registry.gauge(named(name, description), () -> figure.applyAsDouble(reading()));
  }

  void opened(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConversationOpened post) {
    registry.counter(POSTS).inc();
  }

  void added(@Observes(during = TransactionPhase.AFTER_SUCCESS) PostAdded post) {
    registry.counter(POSTS).inc();
  }

  void searched(@Observes Searched search) {
    registry.timer(SEARCHES).update(search.took());
  }

  void refused(@Observes SignInRefused nobody) {
    registry.counter(REFUSED).inc();
  }

  private synchronized Reading reading() {
    long now = System.nanoTime();
    if (last == null || now - last.at > FRESH) {
      last = read(now);
    }
    return last;
  }

  private Reading read(long now) {
    try {
      var backlog = outbox.backlog();
      long active = people.countActive();
      long running =
          jobs.latest(Actor.server()).stream()
              .filter(job -> job.progress().state() == Job.State.RUNNING)
              .count();
      return new Reading(
          now,
          1,
          backlog.rows(),
          backlog.oldest().toSeconds(),
          active < FEWEST_PEOPLE ? Double.NaN : active,
          running);
    } catch (RuntimeException e) {
      // Health says why.
      return Reading.none(now);
    }
  }
}
