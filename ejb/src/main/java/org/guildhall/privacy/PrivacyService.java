package org.guildhall.privacy;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.guildhall.people.Actor;
import org.guildhall.people.Audit;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.people.Roster;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.UseCase;
import org.guildhall.platform.Visible;
import org.guildhall.privacy.DataCorrection.State;

/** Shows people what is kept about them, has it corrected, and erases it when they have left. */
@UseCase
public class PrivacyService {
  /** Most of those that a list shows at once. */
  public static final int PAGE = 50;

  @Inject private PrivacyPolicy policy;
  @Inject private PrivacySettings settings;
  @Inject private People people;
  @Inject private Roster roster;
  @Inject private Keepings keepings;
  @Inject private Leavers leavers;
  @Inject private DataCorrections corrections;
  @Inject private Retention retention;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /** A kind of things and how many of them there are. */
  public record Counted(Kept kept, long count) {}

  /** One who left, and when who he was is erased. */
  public record Leaver(Person person, Instant eraseAt) {}

  /** Every kind of thing that is kept about people, with how many there are of this one. */
  public List<Counted> overview(Actor actor, @NotNull PersonId about) {
    policy.mayRead(actor, people.require(about)).orThrow();
    var all = keepings.all();
    var counts = keepings.counts(all, about);
    return IntStream.range(0, all.size())
        .mapToObj(i -> new Counted(all.get(i), counts.get(i)))
        .toList();
  }

  /**
   * One kind of thing.
   *
   * @throws NotFoundException when nothing is called so
   */
  public Counted count(Actor actor, @NotNull PersonId about, @NotNull String name) {
    policy.mayRead(actor, people.require(about)).orThrow();
    var kept = keepings.require(name);
    return new Counted(kept, keepings.counts(List.of(kept), about).getFirst());
  }

  /**
   * A page of one kind of thing: each row as its {@link Kept#labels} say.
   *
   * @param name only what a component has declared is ever asked of the database
   * @throws NotFoundException when nothing is called so
   */
  public List<List<Object>> rows(
      Actor actor, @NotNull PersonId about, @NotNull String name, int first, int max) {
    policy.mayRead(actor, people.require(about)).orThrow();
    return keepings.rows(keepings.require(name), about, first, max);
  }

  /**
   * One who left, whose data HR or data protection hand out to him.
   *
   * @throws NotFoundException when there is nobody of that name who left
   */
  public PersonId leaver(Actor actor, @NotNull String userName) {
    policy.mayLookAfter(actor).orThrow();
    var person = people.requireByUserName(userName);
    if (person.leftAt().isEmpty()) {
      throw new NotFoundException("leaver", userName);
    }
    // Not by his user name: the line outlives him.
    audit.write(actor, "data-read", person.id().toString());
    return person.id();
  }

  /** What shall become of his own name when he has left. */
  public void wishToKeepName(Actor actor, boolean wish) {
    roster.wishToKeepName(people.require(actor), wish);
  }

  /** What he last said was wrong. */
  public Optional<DataCorrection> correction(Actor actor) {
    return corrections.last(people.require(actor));
  }

  /**
   * Says that something kept about him is wrong; saying the same again changes nothing.
   *
   * @throws BusinessException when another one waits for an answer still
   */
  public void ask(Actor actor, @NotNull @Visible @Size(max = DataCorrection.TEXT_MAX) String text) {
    var person = people.require(actor);
    corrections.lock(person);
    var waiting = corrections.last(person).filter(last -> last.state() == State.WAITS);
    if (waiting.isEmpty()) {
      corrections.add(new DataCorrection(person, text, clock.instant()));
    } else if (!waiting.get().text().equals(text.strip())) {
      throw new BusinessException("data-correction.denied.waits");
    }
  }

  /** What waits for an answer, at most a page of it. */
  public List<DataCorrection> waiting(Actor actor) {
    policy.mayLookAfter(actor).orThrow();
    return corrections.waiting(PAGE);
  }

  /**
   * Answers it.
   *
   * @param corrected whether it was wrong, and is corrected where it comes from
   * @throws BusinessException when somebody has answered it
   */
  public void answer(
      Actor actor,
      long id,
      boolean corrected,
      @NotNull @Visible @Size(max = DataCorrection.TEXT_MAX) String words) {
    policy.mayLookAfter(actor).orThrow();
    var correction = corrections.lock(id);
    if (correction.state() != State.WAITS) {
      throw new BusinessException("data-correction.denied.answered");
    }
    var by = actor.person().flatMap(people::find).orElse(null);
    correction.answer(corrected, words, by, clock.instant());
  }

  /** A page of those who left and are not erased yet, the next to be erased first. */
  public List<Leaver> leavers(Actor actor, int first, int max) {
    policy.mayLookAfter(actor).orThrow();
    int days = settings.leavers();
    return leavers.all(first, max).stream()
        .map(one -> new Leaver(one, one.leftAt().orElseThrow().plus(days, ChronoUnit.DAYS)))
        .toList();
  }

  /** How many they are. */
  public long countLeavers(Actor actor) {
    policy.mayLookAfter(actor).orThrow();
    return leavers.count();
  }

  /** Newcomers, at most a page of them: no directory says when they leave. */
  public List<Person> newcomers(Actor actor) {
    policy.mayLookAfter(actor).orThrow();
    return leavers.newcomers(PAGE);
  }

  /**
   * A newcomer left the firm. He comes in no more, whatever the sign-in says, until a directory
   * names him.
   *
   * @throws NotFoundException when he is none, or left already
   */
  public void leave(Actor actor, @NotNull PersonId id) {
    policy.mayLookAfter(actor).orThrow();
    var person = people.require(id);
    if (!person.isNewcomer() || !person.isActive()) {
      throw new NotFoundException("newcomer", id);
    }
    roster.leave(person);
    audit.write(actor, "newcomer-left", id.toString());
  }

  /**
   * Erases who somebody was who left, before the time: he asked for it (GDPR, article 17).
   *
   * @throws NotFoundException when he did not leave, came back, or is erased already
   */
  public void erase(Actor actor, @NotNull PersonId id) {
    policy.mayLookAfter(actor).orThrow();
    retention.erase(leavers.lock(id));
    audit.write(actor, "person-erased", id.toString());
  }
}
