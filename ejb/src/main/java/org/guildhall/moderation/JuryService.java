package org.guildhall.moderation;

import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.Storable;
import org.guildhall.platform.UseCase;
import org.guildhall.platform.Visible;

/** Appealing to a jury, sitting on one, and what time does to it. */
@UseCase
public class JuryService {
  @Inject private People people;
  @Inject private Ledger ledger;
  @Inject private Reports reports;
  @Inject private Appeals appeals;
  @Inject private Lots lots;
  @Inject private Acting acting;
  @Inject private ModerationPolicy policy;
  @Inject private ModerationSettings settings;
  @Inject private Clock clock;

  /**
   * Appeals against what was decided about one's post; the lot draws a jury at once.
   *
   * @throws BusinessException when he may not, or not any more
   */
  public void appeal(
      Actor actor, long actId, @Visible @Storable @Size(max = Appeal.REASON_MAX) String reason) {
    var person = people.require(actor);
    var act = ledger.lock(actId);
    if (!act.post().author().id().equals(person.id())) {
      throw new NotFoundException("act", actId);
    }
    policy.mayAppeal(person, act, appeals.of(act)).orThrow();
    var appeal = new Appeal(act, reason, clock.instant());
    appeals.add(appeal);
    fill(appeal);
  }

  /** Says whether one is willing to sit on a jury; who is not, is replaced at once. */
  public void answer(Actor actor, long actId, boolean willing) {
    var juror = seat(actor, actId);
    policy.mayAnswer(people.require(actor), juror).orThrow();
    juror.answer(willing);
    appeals.flush();
    fill(juror.appeal());
  }

  /** Says what one finds of what was decided, and why; with it there may be a majority. */
  public void find(
      Actor actor,
      long actId,
      boolean upholds,
      @Visible @Storable @Size(max = Juror.REASON_MAX) String reason) {
    var juror = seat(actor, actId);
    policy.mayFind(people.require(actor), juror).orThrow();
    juror.find(upholds, reason);
    appeals.flush();
    count(juror.appeal(), false);
  }

  private Juror seat(Actor actor, long actId) {
    var person = people.require(actor);
    var appeal = appeals.lock(appeals.require(actId, person.id()).appeal().id());
    return appeals.require(appeal.act().id(), person.id());
  }

  /**
   * What was decided about a post, for its author and for whom the lot asked to sit on the jury.
   *
   * @throws NotFoundException when there is no such act, or it is not for him
   */
  public Act read(Actor actor, long actId) {
    var person = people.require(actor);
    var act = ledger.require(actId);
    boolean isAuthor = act.post().author().id().equals(person.id());
    if (!isAuthor && jurorOf(act, person).isEmpty()) {
      throw new NotFoundException("act", actId);
    }
    return act;
  }

  /** The actor as a juror about an act; empty where the lot did not ask him. */
  public Optional<Juror> jurorOf(Act act, Person person) {
    return appeals.of(act).stream()
        .flatMap(appeal -> appeals.jurors(appeal).stream())
        .filter(juror -> juror.person().id().equals(person.id()))
        .findFirst();
  }

  /** What the jurors found, in no order that tells who they are, once it is decided. */
  public List<Juror> findings(Appeal appeal) {
    return appeal.isDecided()
        ? appeals.jurors(appeal).stream()
            .filter(juror -> juror.upholds().isPresent())
            .sorted(Comparator.comparing(Juror::reason))
            .toList()
        : List.of();
  }

  /** The ids of appeals that are not decided. */
  List<Long> open() {
    return appeals.open();
  }

  /** Replaces jurors who do not answer or left, and ends the jury when its time is over. */
  void look(long appealId) {
    var appeal = appeals.lock(appealId);
    if (!appeal.isDecided()) {
      fill(appeal);
      boolean isOver = appeal.closesAt().filter(end -> !clock.instant().isBefore(end)).isPresent();
      if (!appeal.isDecided() && isOver) {
        count(appeal, true);
      }
    }
  }

  /** Asks as many as are missing, and lets the jury begin when it is complete. */
  private void fill(Appeal appeal) {
    var now = clock.instant();
    var jurors = appeals.jurors(appeal);
    jurors.stream().filter(Juror::isAsked).filter(this::isLate).forEach(Juror::leaveOff);
    var sitting = jurors.stream().filter(Juror::isSitting).count();
    var asked = jurors.stream().filter(Juror::isAsked).count() - sitting;
    var missing = (int) (settings.jury() - sitting - asked);
    var drawn = missing > 0 ? drawn(appeal, jurors, missing) : List.<Person>of();
    drawn.forEach(
        person -> appeals.add(new Juror(appeal, person, now, now.plus(settings.juryWilling()))));
    boolean isFull = sitting == settings.jury();
    // Nobody is left to ask: those who are willing judge, however few they are.
    boolean isAllThereIs = asked == 0 && drawn.isEmpty();
    if (appeal.closesAt().isEmpty() && (isFull || isAllThereIs)) {
      if (sitting == 0) {
        decide(appeal, Appeal.Verdict.REVERSED);
      } else {
        appeal.convene(now.plus(settings.juryTime()));
      }
    }
  }

  /** Whether he does not answer, or has left; what he found before he left is counted. */
  private boolean isLate(Juror juror) {
    boolean isSilent = juror.isWilling().isEmpty() && !clock.instant().isBefore(juror.dueAt());
    return isSilent || !juror.person().isActive() && juror.upholds().isEmpty();
  }

  /** Members first; where there are too few who are no party, members of other communities. */
  private List<Person> drawn(Appeal appeal, List<Juror> before, int missing) {
    var act = appeal.act();
    var parties = new HashSet<Person>();
    parties.add(act.post().author());
    reports.of(act).forEach(report -> parties.add(report.reporter()));
    var judges = act.judges();
    var known = before.stream().map(juror -> juror.person().id()).toList();
    Predicate<Person> isImpartial = Lots.impartial(parties, Person::isCloseTo);
    var may =
        isImpartial.and(person -> !judges.contains(person.id()) && !known.contains(person.id()));
    var drawn = new ArrayList<>(lots.members(act.community(), may, missing));
    if (drawn.size() < missing) {
      var elsewhere = may.and(person -> !drawn.contains(person));
      drawn.addAll(lots.membersElsewhere(act.community(), elsewhere, missing - drawn.size()));
    }
    return drawn;
  }

  private void count(Appeal appeal, boolean isOver) {
    var jurors = appeals.jurors(appeal);
    var upheld = jurors.stream().filter(juror -> juror.upholds().equals(Optional.of(true))).count();
    var not = jurors.stream().filter(juror -> juror.upholds().equals(Optional.of(false))).count();
    var majority = settings.jury() / 2 + 1;
    if (upheld >= majority || isOver && upheld > not) {
      decide(appeal, Appeal.Verdict.UPHELD);
    } else if (not >= majority || isOver) {
      decide(appeal, Appeal.Verdict.REVERSED);
    }
  }

  private void decide(Appeal appeal, Appeal.Verdict verdict) {
    appeal.decide(verdict, clock.instant());
    if (verdict == Appeal.Verdict.REVERSED) {
      acting.reverse(appeal.act());
    }
  }
}
