package org.guildhall.moderation;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.guildhall.conversation.PostId;
import org.guildhall.conversation.Showing;
import org.guildhall.people.Actor;
import org.guildhall.people.Office;
import org.guildhall.people.People;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.UseCase;

/**
 * The lane for what the law forbids, apart from all other moderation: two persons of two offices, a
 * reason code, and a line in the ledger.
 */
@UseCase
public class TakeDownService {
  @Inject private People people;
  @Inject private TakeDowns takeDowns;
  @Inject private Ledger ledger;
  @Inject private Acting acting;
  @Inject private Showing showing;
  @Inject private ModerationPolicy policy;
  @Inject private Clock clock;

  /** What waits for an answer of the other office, for both offices. */
  public List<TakeDown> open(Actor actor) {
    policy.mayTakeDown(actor).orThrow();
    return takeDowns.open();
  }

  /** By which acts posts are down now, the latest first, for both offices. */
  public List<Act> down(Actor actor, int first, int max) {
    policy.mayTakeDown(actor).orThrow();
    return takeDowns.down(first, max);
  }

  /** How many there are. */
  public long countDown(Actor actor) {
    policy.mayTakeDown(actor).orThrow();
    return takeDowns.countDown();
  }

  /** By which act a post is down; empty for one that is not. */
  public Optional<Act> down(Actor actor, @NotNull PostId id) {
    policy.mayTakeDown(actor).orThrow();
    return takeDowns.down(id);
  }

  /**
   * Asks the other office to agree that a post is taken down. Nothing is taken down by it.
   *
   * @throws BusinessException when that has been asked already, or the post is down
   */
  public long ask(Actor actor, @NotNull PostId id, @NotNull LegalReason reason) {
    var person = people.require(actor);
    policy.mayTakeDown(actor).orThrow();
    var post = showing.lock(id);
    if (post.isTakenDown()) {
      throw new BusinessException("take-down.down");
    }
    if (takeDowns.open(post).isPresent()) {
      throw new BusinessException("take-down.asked");
    }
    var office = actor.offices().contains(Office.HR) ? Office.HR : Office.PRIVACY;
    return takeDowns.add(new TakeDown(post, reason, person, office, clock.instant())).id();
  }

  /** Agrees, which takes the post down, or refuses. */
  public void answer(Actor actor, long id, boolean agrees) {
    var person = people.require(actor);
    policy.mayTakeDown(actor).orThrow();
    var post = showing.lock(takeDowns.lock(id).post().id());
    var asked = takeDowns.lock(id);
    policy.mayAnswer(actor, person, asked).orThrow();
    var act = agrees ? acting.takeDown(post, asked.reason(), List.of(asked.asker(), person)) : null;
    asked.answer(person, act, clock.instant());
  }

  /** Gives a post its text back, by either office: what is not forbidden any more is shown. */
  public void putBack(Actor actor, @NotNull PostId id) {
    people.require(actor);
    policy.mayTakeDown(actor).orThrow();
    var post = showing.lock(id);
    if (!post.isTakenDown()) {
      throw new BusinessException("take-down.not-down");
    }
    ledger.inForce(post, Outcome.TAKE_DOWN).ifPresent(act -> act.reverse(clock.instant()));
    showing.putBack(post);
  }
}
