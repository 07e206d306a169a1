package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.guildhall.directory.Difference;
import org.guildhall.directory.Directory;
import org.guildhall.directory.DirectoryException;
import org.guildhall.directory.DirectoryRow;
import org.guildhall.directory.DirectoryService;
import org.guildhall.directory.Problem;
import org.guildhall.directory.Snapshot;
import org.guildhall.directory.Snapshot.State;
import org.guildhall.people.Actor;
import org.guildhall.people.Bosses;
import org.guildhall.people.Details;
import org.guildhall.people.Office;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Directories come in as snapshots: whole, with their differences, and not without a brake. */
@Tag("data")
@ExtendWith(ArquillianExtension.class)
class DirectoryIT {
  @Inject private DirectoryService service;
  @Inject private People people;
  @Inject private Bosses bosses;
  @Inject private Cast cast;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(DirectoryIT.class);
  }

  @BeforeEach
  void castEnters() {
    cast.enters();
  }

  /** A directory of the test's own, of which nobody else's people are. */
  private final class Firm implements Directory {
    private final List<Told> told = new ArrayList<>();
    private final List<Optional<String>> askedFor = new ArrayList<>();
    private boolean complete = true;
    private String next;

    Firm person(String name, String manager) {
      return person(name, manager, name, null, null);
    }

    Firm person(String name, String manager, String userName, String title, LocalDate hired) {
      var details =
          new Details(
              name + mark, name, "of " + mark, userName + mark, null, title, "Weaving", null, null);
      var above = manager == null ? null : manager + mark;
      told.add(new DirectoryRow(told.size() + 1, details, above, hired, false));
      return this;
    }

    Firm says(String name) {
      var details = new Details(name + mark, name, null, name + mark, null, null, null, null, null);
      told.add(new DirectoryRow(told.size() + 1, details, null, null, true));
      return this;
    }

    Firm inPart() {
      complete = false;
      return this;
    }

    Firm marks(String mark) {
      next = mark;
      return this;
    }

    @Override
    public String name() {
      return "firm-" + mark;
    }

    @Override
    public Reading read(Optional<String> asked, Consumer<Told> to) {
      askedFor.add(asked);
      told.forEach(to);
      return new Reading(complete, next);
    }
  }

  private Firm firm() {
    return new Firm();
  }

  /** Ten people below one boss. */
  private Firm ten() {
    var firm = firm().person("top", null);
    for (int i = 1; i < 10; i++) {
      firm.person("p" + i, "top");
    }
    return firm;
  }

  private Snapshot bringIn(Directory directory) {
    return service.bringIn(admin(), directory).orElseThrow();
  }

  /** Somebody, since of what the server reads by itself nothing is kept where nothing changed. */
  private Actor admin() {
    return new Actor(cast.actor("farid").id(), true);
  }

  private Person person(String name) {
    return cast.now(
        () -> {
          var person = people.requireByUserName(name + mark);
          if (person.manager() != null) {
            person.manager().name();
          }
          return person;
        });
  }

  private List<String> differences(Snapshot snapshot, Difference.Kind kind) {
    return service.differences(admin(), snapshot.id(), kind, 0, 100).stream()
        .map(
            one ->
                one.employeeId().replace(mark, "")
                    + " "
                    + one.attribute()
                    + ": "
                    + one.before()
                    + " > "
                    + one.after())
        .map(line -> line.replace(" of " + mark, "").replace(mark, ""))
        .toList();
  }

  private List<String> problems(Snapshot snapshot) {
    return service.problems(admin(), snapshot.id()).stream()
        .map(
            one ->
                one.line()
                    + " "
                    + one.key().replace("directory.problem.", "")
                    + " "
                    + one.args().stream().map(arg -> arg.replace(mark, "")).toList())
        .toList();
  }

  @Test
  void snapshotTellsWhatItChanges() {
    var first = bringIn(firm().person("top", null).person("ada", "top").person("ben", "top"));
    assertEquals(State.TAKEN_OVER, first.state());
    assertEquals(3, first.added());
    assertEquals(64, first.digest().length());
    assertEquals("firm-" + mark, person("ada").directory().orElseThrow());
    assertTrue(cast.now(() -> bosses.isBoss(person("top"))));

    var second =
        bringIn(
            firm()
                .person("top", null)
                .person("ada", "top", "adele", "Weaver", null)
                .person("ben", "ada"));
    assertEquals(
        List.of(
            "ada user_name: ada > adele",
            "ada title: null > Weaver",
            "ben manager_id: top (top) > ada (ada)"),
        differences(second, Difference.Kind.CHANGED));
    assertEquals(2, second.altered());
    assertEquals(1, second.unchanged());
    assertNotEquals(first.digest(), second.digest());
    assertEquals(person("adele").id(), person("ben").manager().id());
  }

  @Test
  void sameDirectoryHasTheSameDigestAndChangesNothing() {
    var first = bringIn(ten());
    var second = bringIn(ten());
    assertEquals(first.digest(), second.digest());
    assertEquals(0, second.added() + second.altered() + second.back() + second.gone());
    assertEquals(10, second.unchanged());
  }

  @Test
  void ofWhatTheServerReadsByItselfOnlyChangesAreKept() {
    assertTrue(service.bringIn(Actor.server(), ten()).isPresent());
    assertTrue(service.bringIn(Actor.server(), ten()).isEmpty());
    assertTrue(service.bringIn(Actor.server(), ten().person("p10", "top")).isPresent());
  }

  @Test
  void readingGoesOnWhereTheLastOneEnded() {
    var firm = ten().marks("a");
    service.bringIn(Actor.server(), firm);
    firm.marks("b");
    service.bringIn(Actor.server(), firm);
    service.bringIn(Actor.server(), firm);
    assertEquals(List.of(Optional.empty(), Optional.of("a"), Optional.of("b")), firm.askedFor);
  }

  @Test
  void whoIsNotInACompleteDirectoryHasLeftAndComesBackWithHisPosts() {
    bringIn(ten());
    var gone =
        bringIn(
            firm()
                .person("top", null)
                .person("p1", "top")
                .person("p2", "top")
                .person("p3", "top")
                .person("p4", "top")
                .person("p5", "top")
                .person("p6", "top"));
    assertEquals(State.TAKEN_OVER, gone.state());
    assertEquals(
        Set.of("p7 null: null > null", "p8 null: null > null", "p9 null: null > null"),
        Set.copyOf(differences(gone, Difference.Kind.GONE)));
    assertFalse(person("p9").isActive());
    var id = person("p9").id();
    assertTrue(cast.now(() -> people.requireByUserName("ada")).isActive());

    var back = bringIn(ten());
    assertEquals(3, back.back());
    assertTrue(person("p9").isActive());
    assertEquals(id, person("p9").id());
    assertEquals("top" + mark, person("p9").manager().userName());
  }

  @Test
  void directoryInPartLetsNobodyLeaveButWhomItNames() {
    bringIn(ten());
    var part = bringIn(firm().inPart().person("p1", "top").says("p2"));
    assertEquals(List.of("p2 null: null > null"), differences(part, Difference.Kind.GONE));
    assertTrue(person("p9").isActive());
    assertFalse(person("p2").isActive());
    assertEquals("top" + mark, person("p1").manager().userName(), "known, though not in this part");
  }

  @Test
  void manyWhoLeaveWaitForSomebodyToSayYes() {
    manyEnter();
    var held = bringIn(firm().person("top", null));
    assertEquals(State.HELD, held.state());
    assertTrue(held.gone() > held.workforce() / 10, held.gone() + " of " + held.workforce());
    assertTrue(person("p9").isActive());

    service.confirm(admin(), held.id(), held.gone());
    assertEquals(State.TAKEN_OVER, service.snapshot(admin(), held.id()).state());
    assertFalse(person("p9").isActive());
    var again =
        assertThrows(
            BusinessException.class, () -> service.confirm(admin(), held.id(), held.gone()));
    assertEquals("directory.denied.decided", again.key());
  }

  /** So many that those who leave are more than a tenth of all, whoever else works here. */
  private void manyEnter() {
    var firm = ten();
    long others = cast.now(people::countActive);
    for (int i = 10; i < 20 + others / 8; i++) {
      firm.person("p" + i, "top");
    }
    assertEquals(State.TAKEN_OVER, bringIn(firm).state());
  }

  @Test
  void yesToFewIsNoYesToMore() {
    manyEnter();
    var held = bringIn(firm().person("top", null));
    service.confirm(admin(), held.id(), held.gone() - 1);
    assertEquals(State.HELD, service.snapshot(admin(), held.id()).state());
    assertTrue(person("p9").isActive());
  }

  @Test
  void directoryThatIsReadEveryHourWaitsOnceUntilItSaysSomethingElse() {
    var first = service.bringIn(Actor.server(), ten().person("lost", "nobody")).orElseThrow();
    assertEquals(State.HELD, first.state());
    assertTrue(service.bringIn(Actor.server(), ten().person("lost", "nobody")).isEmpty());
    assertEquals(State.HELD, service.snapshot(admin(), first.id()).state());

    var other = service.bringIn(Actor.server(), ten().person("lost", "nobody-else")).orElseThrow();
    assertEquals(State.HELD, other.state());
    assertEquals(State.DISCARDED, service.snapshot(admin(), first.id()).state());
  }

  @Test
  void heldSnapshotCanBeDiscarded() {
    manyEnter();
    var held = bringIn(firm().person("top", null));
    service.discard(admin(), held.id());
    assertEquals(State.DISCARDED, service.snapshot(admin(), held.id()).state());
    assertTrue(person("p9").isActive());
    assertThrows(BusinessException.class, () -> service.confirm(admin(), held.id(), held.gone()));
  }

  @Test
  void laterSnapshotTakesThePlaceOfOneThatWaits() {
    manyEnter();
    var held = bringIn(firm().person("top", null));
    var later = bringIn(firm().inPart().person("p1", "top", "p1", "Weaver", null));
    assertEquals(State.TAKEN_OVER, later.state());
    assertEquals(State.DISCARDED, service.snapshot(admin(), held.id()).state());
  }

  @Test
  void managerWhomNobodyKnowsIsADoubtThatIsAskedAboutOnce() {
    var held = bringIn(ten().person("lost", "nobody"));
    assertEquals(State.HELD, held.state());
    assertEquals(List.of("11 unknown-manager [nobody, lost]"), problems(held));
    service.confirm(admin(), held.id(), 0);
    assertNull(person("lost").manager());

    assertEquals(State.TAKEN_OVER, bringIn(ten().person("lost", "nobody")).state());
    var more = bringIn(ten().person("lost", "nobody").person("too", "nobody"));
    assertEquals(State.HELD, more.state());
  }

  @Test
  void circleIsADoubtAndChangesNothingBeforeSomebodyLooked() {
    bringIn(ten());
    var held = bringIn(firm().inPart().person("top", "p1"));
    assertEquals(State.HELD, held.state());
    assertEquals(1, problems(held).size());
    assertTrue(problems(held).getFirst().contains("manager-circle"), problems(held)::toString);
    assertEquals(
        List.of("top manager_id: null > p1 (p1)"), differences(held, Difference.Kind.CHANGED));
    assertNull(person("top").manager());

    service.confirm(admin(), held.id(), 0);
    assertEquals(person("p1").id(), person("top").manager().id());
    assertEquals(State.TAKEN_OVER, bringIn(firm().inPart().person("p2", "top")).state());
  }

  @Test
  void whoIsNamedTwiceIsAnErrorAndNothingIsTakenOver() {
    var refused =
        bringIn(
            ten().person("p1", "top", "other", null, null).person("new", "top", "p2", null, null));
    assertEquals(State.REFUSED, refused.state());
    assertEquals(
        List.of("11 duplicate-id [p1, 2]", "12 duplicate-user-name [p2, 3]"), problems(refused));
    assertTrue(cast.now(() -> people.findByUserName("p1" + mark)).isEmpty());
  }

  @Test
  void userNameOfSomebodyElseIsAnErrorAlsoOfOneWhoLeft() {
    bringIn(ten());
    bringIn(ten().says("leaver").inPart());
    var refused = bringIn(firm().inPart().person("new", null, "p1", null, null));
    assertEquals(State.REFUSED, refused.state());
    assertEquals(List.of("1 user-name-taken [p1]"), problems(refused));
  }

  @Test
  void twoMayExchangeTheirUserNames() {
    bringIn(ten());
    var one = person("p1").id();
    var two = person("p2").id();
    var exchanged =
        bringIn(
            firm()
                .inPart()
                .person("p1", "top", "p2", null, null)
                .person("p2", "top", "p1", null, null));
    assertEquals(State.TAKEN_OVER, exchanged.state());
    assertEquals(two, person("p1").id());
    assertEquals(one, person("p2").id());
  }

  @Test
  void whoBeginsLaterIsToldAndNotHereYet() {
    var told = bringIn(ten().person("later", "top", "later", null, LocalDate.parse("2199-01-01")));
    assertEquals(State.TAKEN_OVER, told.state());
    assertEquals(List.of("11 not-yet [later, 2199-01-01]"), problems(told));
    assertTrue(cast.now(() -> people.findByUserName("later" + mark)).isEmpty());
  }

  @Test
  void directoryThatFailsHalfWayChangesNothing() {
    bringIn(ten());
    var failing =
        new Directory() {
          @Override
          public String name() {
            return "firm-" + mark;
          }

          @Override
          public Reading read(Optional<String> asked, Consumer<Told> to) {
            firm().person("p1", null, "p1", "Changed", null).told.forEach(to);
            throw new DirectoryException("directory.failed.fault", null);
          }
        };
    assertThrows(DirectoryException.class, () -> service.bringIn(admin(), failing));
    assertNull(person("p1").title());
    var failed = service.latest(admin()).getFirst();
    assertEquals(State.FAILED, failed.state());
    assertEquals("directory.failed.fault", failed.reason());
  }

  @Test
  void onlyAdministratorsAndHumanResourcesLookAfterTheDirectory() {
    var ada = cast.actor("ada");
    assertThrows(DeniedException.class, () -> service.bringIn(ada, ten()));
    assertThrows(DeniedException.class, () -> service.latest(ada));
    var privacy = new Actor(ada.id(), false, Set.of(Office.PRIVACY));
    assertThrows(DeniedException.class, () -> service.latest(privacy));
    var hr = new Actor(ada.id(), false, Set.of(Office.HR));
    assertTrue(service.bringIn(hr, ten()).isPresent());
  }

  @Test
  void problemsBeyondThoseThatAnybodyReadsAreCounted() {
    var firm = firm();
    for (int i = 0; i < 1_500; i++) {
      firm.told.add(new Problem(Problem.Gravity.ERROR, i, "directory.problem.empty", List.of("x")));
    }
    var refused = bringIn(firm);
    assertEquals(1_500, refused.problems());
    assertEquals(1_000, service.problems(admin(), refused.id()).size());
  }
}
