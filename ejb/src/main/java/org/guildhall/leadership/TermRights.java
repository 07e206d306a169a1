package org.guildhall.leadership;

import java.time.LocalDate;
import org.guildhall.people.Person;
import org.guildhall.platform.Decision;

/**
 * What one person may do about the leaders of one community, asked of the database once. {@link
 * TermPolicy} gives it.
 *
 * @param isMember whether he belongs to it
 */
public record TermRights(Person person, boolean isMember, LocalDate today) {

  /** Members other than the one who made it, once it is due. */
  public Decision mayJudge(Person leader, LocalDate dueOn) {
    if (!isMember) {
      return Decision.denied(ElectionPolicy.NOT_MEMBER);
    }
    if (leader.id().equals(person.id())) {
      return Decision.denied("promise.denied.own");
    }
    if (!dueOn.isBefore(today)) {
      return Decision.denied("promise.denied.early");
    }
    return Decision.allowed();
  }
}
