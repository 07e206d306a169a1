package org.guildhall.directory;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.guildhall.directory.Condition.Attribute;
import org.guildhall.directory.Difference.Kind;
import org.guildhall.people.Actor;
import org.guildhall.people.Details;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.people.Roster;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.UseCase;

/**
 * Takes what a provisioning client says of single people and groups, as it says it: all of a day is
 * one snapshot, whose differences grow, and the brake counts over the day.
 */
@UseCase
public class ProvisioningService {
  /** What all provisioning clients together are called. */
  public static final String NAME = "scim";

  /** Longest name that a client gives to a person or a group, in UTF-16 units. */
  public static final int EXTERNAL_ID_MAX = 200;

  @Inject private DirectoryPolicy policy;
  @Inject private DirectorySettings settings;
  @Inject private Snapshots snapshots;
  @Inject private People people;
  @Inject private Roster roster;
  @Inject private Clock clock;
  @PersistenceContext private EntityManager entities;

  /**
   * A person as the client has her.
   *
   * @param externalId what the client calls her; null for nothing
   * @param details whose employee id may be null: then what the client calls her is taken, else her
   *     user name
   * @param manager null at the top
   */
  public record Account(String externalId, Details details, PersonId manager, boolean active) {}

  /** A group as the client has it. */
  public record Membership(String displayName, String externalId, Collection<PersonId> members) {}

  /** A page of what was asked for, and how many there are. */
  public record Found<T>(List<T> page, long all) {}

  /** Something has that name already. */
  public static final class TakenException extends BusinessException {
    TakenException(String key, Object... arguments) {
      super(key, arguments);
    }
  }

  /** More would leave today than may without a question. */
  public static final class BrakeException extends BusinessException {
    BrakeException(long gone) {
      super("directory.denied.brake", gone);
    }
  }

  /**
   * A person comes.
   *
   * @throws TakenException when there is somebody with that employee id or user name
   * @throws BusinessException when a value cannot be kept, or there is no such manager
   */
  public Person create(Actor client, Account account) {
    policy.mayLookAfter(client).orThrow();
    var details = checked(account, null);
    var snapshot = today();
    var before = roster.byEmployeeIds(List.of(details.employeeId())).stream().findFirst();
    if (before.flatMap(Person::directory).isPresent()) {
      throw new TakenException("directory.denied.employee-taken", details.employeeId());
    }
    requireFreeUserName(details, before.orElse(null));
    var known = before.or(() -> roster.newcomers(List.of(details.userName())).stream().findFirst());
    var manager = manager(account, known.orElse(null));
    var person =
        known
            .map(
                back -> {
                  roster.follow(back, NAME, details, manager);
                  return back;
                })
            .orElseGet(() -> roster.hire(NAME, details, manager));
    roster.call(person, account.externalId());
    write(snapshot, Kind.ADDED, person, List.of());
    if (!account.active()) {
      leave(snapshot, person);
    }
    return person;
  }

  /**
   * @param self who is to have it; null for somebody whom no directory has named before, who may be
   *     the newcomer of that name
   */
  private void requireFreeUserName(Details details, Person self) {
    for (var other : people.byUserNames(List.of(details.userName()))) {
      if (!other.equals(self) && !(self == null && other.isNewcomer())) {
        boolean author = other.directoryId().isEmpty() && other.directory().isEmpty();
        throw new TakenException(
            "directory.problem.user-name-" + (author ? "of-author" : "taken"), details.userName());
      }
    }
  }

  /**
   * A person is as the client says now.
   *
   * @throws NotFoundException when there is none whom a directory names
   * @throws TakenException when somebody else has that employee id or user name
   * @throws BrakeException when he would leave, and too many do today
   * @throws BusinessException when a value cannot be kept, or the manager cannot be one
   */
  public Person update(Actor client, PersonId id, Account account) {
    policy.mayLookAfter(client).orThrow();
    var snapshot = today();
    var person = require(id);
    var details = checked(account, person);
    if (!person.directoryId().filter(details.employeeId()::equals).isPresent()
        && !roster.byEmployeeIds(List.of(details.employeeId())).isEmpty()) {
      throw new TakenException("directory.denied.employee-taken", details.employeeId());
    }
    requireFreeUserName(details, person);
    var manager = manager(account, person);
    var wasActive = person.isActive();
    var alterations =
        Alterations.of(
            person,
            details,
            manager == null ? null : manager.directoryId().orElse(null),
            manager == null ? null : manager.name());
    roster.call(person, account.externalId());
    if (account.active()) {
      roster.follow(person, NAME, details, manager);
      if (!wasActive) {
        write(snapshot, Kind.BACK, person, alterations);
      } else if (!alterations.isEmpty()) {
        write(snapshot, Kind.CHANGED, person, alterations);
      }
    } else if (wasActive) {
      roster.follow(person, NAME, details, manager);
      leave(snapshot, person);
    }
    return person;
  }

  /**
   * A person is taken out of the directory; what he wrote stays his.
   *
   * @throws NotFoundException when there is none whom a directory names
   * @throws BrakeException when too many leave today
   */
  public void delete(Actor client, PersonId id) {
    policy.mayLookAfter(client).orThrow();
    var snapshot = today();
    var person = require(id);
    if (person.isActive()) {
      leave(snapshot, person);
    }
    groupsOf(person).forEach(group -> group.dismiss(person));
    roster.forget(person);
  }

  private void leave(Snapshot snapshot, Person person) {
    if (settings.brakes(snapshot.gone() + 1, snapshot.workforce()) && !snapshot.isLetOn()) {
      throw new BrakeException(snapshot.gone());
    }
    roster.leave(person);
    write(snapshot, Kind.GONE, person, List.of());
  }

  /**
   * Says in the day's snapshot that the brake was pulled, so that somebody is asked.
   *
   * <p>A use case of its own: what was refused is rolled back.
   */
  public void hold(Actor client) {
    policy.mayLookAfter(client).orThrow();
    today().hold();
  }

  private Snapshot today() {
    var midnight = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).atStartOfDay();
    return snapshots
        .openSince(NAME, midnight.toInstant(ZoneOffset.UTC))
        .orElseGet(
            () -> {
              var begun = new Snapshot(NAME, null, clock.instant());
              begun.stayOpen(people.countActive(), clock.instant());
              return snapshots.add(begun);
            });
  }

  private void write(
      Snapshot snapshot, Kind kind, Person person, List<Difference.Alteration> alterations) {
    var employeeId = person.directoryId().orElseThrow();
    if (alterations.isEmpty()) {
      snapshots.add(new Difference(snapshot, kind, employeeId, person.name()));
    }
    for (var alteration : alterations) {
      snapshots.add(new Difference(snapshot, kind, employeeId, person.name(), alteration));
    }
    var said = snapshot.digest() + kind + employeeId + alterations;
    snapshot.hear(kind, digest(said));
  }

  private static String digest(String said) {
    try {
      var bytes = said.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Details checked(Account account, Person person) {
    var problems = new ArrayList<Problem>();
    var rules = new RowRules(0, problems::add);
    var said = account.details();
    var externalId = account.externalId();
    var employeeId = Objects.requireNonNullElse(said.employeeId(), kept(person, externalId, said));
    var details =
        new Details(
            RowRules.composed(rules.required("employee_id", employeeId)),
            rules.value("given_name", said.givenName()),
            rules.value("family_name", said.familyName()),
            RowRules.lowerCase(RowRules.composed(rules.required("user_name", said.userName()))),
            rules.email(said.email()),
            rules.value("title", said.title()),
            rules.value("department", said.department()),
            rules.value("city", said.city()),
            rules.value("country", said.country()));
    if (!RowRules.isVisible(details.givenName()) && !RowRules.isVisible(details.familyName())) {
      problems.add(Problem.error(0, "empty", "given_name"));
    }
    if (externalId != null && externalId.length() > EXTERNAL_ID_MAX) {
      problems.add(Problem.error(0, "too-long", "externalId", EXTERNAL_ID_MAX));
    }
    if (!problems.isEmpty()) {
      var first = problems.getFirst();
      throw new BusinessException(first.key(), first.args().toArray());
    }
    return details;
  }

  /** Whoever has an employee id keeps it, whatever else the client calls him. */
  private static String kept(Person person, String externalId, Details said) {
    return person != null && person.directoryId().isPresent()
        ? person.directoryId().get()
        : Objects.requireNonNullElse(externalId, Objects.requireNonNullElse(said.userName(), ""));
  }

  private Person manager(Account account, Person person) {
    if (account.manager() == null) {
      return null;
    }
    var manager =
        people
            .find(account.manager())
            .filter(one -> one.directory().isPresent() && one.isActive())
            .orElseThrow(
                () -> new BusinessException("directory.denied.manager", account.manager()));
    if (person != null && (manager.equals(person) || manager.above().contains(person.id()))) {
      throw new BusinessException("directory.problem.manager-circle", manager.name());
    }
    return manager;
  }

  /**
   * @throws NotFoundException when there is none whom a directory names
   */
  public Person read(Actor client, PersonId id) {
    policy.mayLookAfter(client).orThrow();
    return require(id);
  }

  private Person require(PersonId id) {
    return people
        .find(id)
        .filter(one -> one.directoryId().isPresent() && one.directory().isPresent())
        .orElseThrow(() -> new NotFoundException("person", id));
  }

  /**
   * Those whom a directory names, also such as have left.
   *
   * @param condition null for all
   * @param by in which order; null for that in which they came
   * @throws BusinessException when an attribute cannot be compared so
   */
  public Found<Person> find(
      Actor client, Condition condition, Attribute by, boolean descending, long first, int max) {
    policy.mayLookAfter(client).orThrow();
    return find(
        Person.class,
        " left join x.manager m",
        " left join fetch x.manager",
        "x.directoryId is not null and x.directory is not null",
        condition,
        new Order(by, descending),
        first,
        max);
  }

  private record Order(Attribute by, boolean descending) {
    String written() {
      var way = descending ? " desc" : "";
      return " order by " + (by == null ? "" : by.path() + way + ", ") + "x.id" + way;
    }
  }

  private <T> Found<T> find(
      Class<T> type,
      String join,
      String fetch,
      String whole,
      Condition condition,
      Order order,
      long first,
      int max) {
    var writer = new ConditionWriter();
    var where = " where " + whole + (condition == null ? "" : " and " + writer.write(condition));
    var from = " from " + type.getSimpleName() + " x" + join;
    long all =
        writer
            .fill(entities.createQuery("select count(x)" + from + where, Long.class))
            .getSingleResult();
    var page =
        max == 0
            ? List.<T>of()
            : writer
                .fill(
                    entities.createQuery("select x" + from + fetch + where + order.written(), type))
                .setFirstResult((int) Math.min(first, Integer.MAX_VALUE))
                .setMaxResults(max)
                .getResultList();
    return new Found<>(page, all);
  }

  /** The groups that each of these is in, by id; who is in none is missing. */
  public Map<PersonId, List<Group>> groups(Actor client, Collection<PersonId> persons) {
    policy.mayLookAfter(client).orThrow();
    var groups = new HashMap<PersonId, List<Group>>();
    if (!persons.isEmpty()) {
      entities
          .createQuery(
              "select m.id, g from Group g join g.members m where m.id in :ids order by g.id",
              Object[].class)
          .setParameter("ids", persons.stream().map(PersonId::value).toList())
          .getResultStream()
          .forEach(
              pair ->
                  groups
                      .computeIfAbsent(new PersonId((Long) pair[0]), free -> new ArrayList<>())
                      .add((Group) pair[1]));
    }
    return groups;
  }

  private List<Group> groupsOf(Person person) {
    return entities
        .createQuery(
            "select g from Group g join g.members m where m = :person order by g.id", Group.class)
        .setParameter("person", person)
        .getResultList();
  }

  /**
   * A group comes.
   *
   * @throws BusinessException when its name cannot be kept, or there is no such member
   */
  public Group createGroup(Actor client, Membership said) {
    policy.mayLookAfter(client).orThrow();
    var group = new Group(checkedName(said), said.externalId(), members(said));
    entities.persist(group);
    return group;
  }

  /**
   * A group is as the client says now.
   *
   * @throws NotFoundException when there is none
   * @throws BusinessException when its name cannot be kept, or there is no such member
   */
  public Group updateGroup(Actor client, long id, Membership said) {
    policy.mayLookAfter(client).orThrow();
    var group = requireGroup(id);
    group.follow(checkedName(said), said.externalId(), members(said));
    return group;
  }

  /**
   * @throws NotFoundException when there is none
   */
  public void deleteGroup(Actor client, long id) {
    policy.mayLookAfter(client).orThrow();
    entities.remove(requireGroup(id));
  }

  /**
   * With its members.
   *
   * @throws NotFoundException when there is none
   */
  public Group readGroup(Actor client, long id) {
    policy.mayLookAfter(client).orThrow();
    var group = requireGroup(id);
    group.members();
    return group;
  }

  private Group requireGroup(long id) {
    return Optional.ofNullable(entities.find(Group.class, id))
        .orElseThrow(() -> new NotFoundException("group", id));
  }

  /** As {@link #find}, with their members. */
  public Found<Group> findGroups(
      Actor client, Condition condition, Attribute by, boolean descending, long first, int max) {
    policy.mayLookAfter(client).orThrow();
    var found =
        find(Group.class, "", "", "x.id > 0", condition, new Order(by, descending), first, max);
    found.page().forEach(Group::members);
    return found;
  }

  private static String checkedName(Membership said) {
    var name = said.displayName() == null ? "" : said.displayName().strip();
    if (!RowRules.isVisible(name)) {
      throw new BusinessException("directory.problem.empty", "displayName");
    }
    if (name.length() > Group.NAME_MAX) {
      throw new BusinessException("directory.problem.too-long", "displayName", Group.NAME_MAX);
    }
    if (said.externalId() != null && said.externalId().length() > EXTERNAL_ID_MAX) {
      throw new BusinessException("directory.problem.too-long", "externalId", EXTERNAL_ID_MAX);
    }
    return name;
  }

  private Collection<Person> members(Membership said) {
    var found = people.all(said.members());
    for (var id : said.members()) {
      var member = found.get(id);
      if (member == null || member.directory().isEmpty()) {
        throw new BusinessException("directory.denied.member", id);
      }
    }
    return found.values();
  }
}
