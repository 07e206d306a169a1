package org.guildhall.demo;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.HouseClock;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.UseCase;

/**
 * The time machine of the demo: moves the clock of the whole house forward, so that one lives
 * through weeks in minutes. It is not there in a house that is no demo.
 */
@Named
@UseCase
public class DemoClock {
  /** The furthest that one step goes. */
  public static final Duration FURTHEST = Duration.ofDays(400);

  @PersistenceContext private EntityManager entities;
  @Inject private DemoSettings settings;
  @Inject private HouseClock clock;
  @Inject private People people;

  /**
   * Moves the clock forward, for everybody and for good. What then is due happens at the next turn
   * of the calendar, which the caller may ask for.
   *
   * @return what time it is then
   * @throws BusinessException when the step does not go forward, or goes further than {@link
   *     #FURTHEST}
   * @throws NotFoundException when this is no demo
   */
  public Instant advance(Actor actor, @NotNull Duration step) {
    requireDemo();
    people.require(actor);
    if (!step.isPositive() || step.compareTo(FURTHEST) > 0) {
      throw new BusinessException("demo.clock.step", FURTHEST.toDays());
    }
    var hand = entities.find(DemoClockHand.class, DemoClockHand.ID, LockModeType.PESSIMISTIC_WRITE);
    if (hand == null) {
      hand = new DemoClockHand();
      entities.persist(hand);
    }
    hand.move(step);
    clock.run(hand.ahead());
    return clock.instant();
  }

  /** What time it is in the house. */
  public Instant getNow() {
    return clock.instant();
  }

  /** Takes up where the clock stood when the server ended. */
  void wind() {
    requireDemo();
    var hand = entities.find(DemoClockHand.class, DemoClockHand.ID);
    if (hand != null) {
      clock.run(hand.ahead());
    }
  }

  private void requireDemo() {
    if (!settings.isOn()) {
      throw new NotFoundException("demo", "clock");
    }
  }
}
