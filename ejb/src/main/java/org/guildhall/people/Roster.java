package org.guildhall.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/**
 * Takes over what directories say: who comes, how a colleague changes, to whom he reports, who
 * leaves. Nobody is ever deleted by it.
 */
@ApplicationScoped
public class Roster {
  @Inject private People people;
  @Inject private Event<PersonChanged> personChanged;
  @Inject private Clock clock;

  /**
   * A colleague comes.
   *
   * @param directory which one names her
   * @param manager null at the top, and where he is not known yet
   */
  public Person hire(String directory, Details details, Person manager) {
    var person = people.add(new Person(directory, details));
    person.reportTo(manager);
    tell(person);
    return person;
  }

  /** A colleague is as the directory says now; one who had left is back. */
  public void follow(Person person, String directory, Details details, Person manager) {
    boolean changed = person.follow(directory, details);
    if (person.reportTo(manager) || changed) {
      tell(person);
    }
  }

  /** Whose manager was not known when he came. */
  public void reportTo(Person person, Person manager) {
    if (person.reportTo(manager)) {
      tell(person);
    }
  }

  /** He works here no more; what he wrote stays his. */
  public void leave(Person person) {
    person.leaveTheFirm(clock.instant());
    tell(person);
  }

  /** What shall become of his name when he has left. */
  public void wishToKeepName(Person person, boolean wish) {
    person.wishToKeepName(wish);
  }

  /** Erases who somebody was who left the firm. */
  public void erase(Person person) {
    person.erase(clock.instant());
    tell(person);
  }

  /** A provisioning client calls him so from now on; null for no name. */
  public void call(Person person, String externalId) {
    person.beCalled(externalId);
  }

  /** No directory names him any more; another one may again. */
  public void forget(Person person) {
    person.beForgotten();
  }

  /** Somebody else is going to have it; until the directory tells his new one, he has none. */
  public void giveUpUserName(Person person) {
    person.giveUpUserName();
  }

  /** Those with these user names who signed in before any directory named them, in no order. */
  public List<Person> newcomers(Collection<String> userNames) {
    return people.byUserNames(userNames).stream().filter(Person::isNewcomer).toList();
  }

  /** Those with these employee ids, with their managers, in no order. */
  public List<Person> byEmployeeIds(Collection<String> employeeIds) {
    return people.byDirectoryIds(employeeIds);
  }

  private void tell(Person person) {
    personChanged.fire(new PersonChanged(person.id()));
  }
}
