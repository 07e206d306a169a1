package org.guildhall.knowledge;

import org.guildhall.people.Person;
import org.guildhall.platform.Decision;

/**
 * What one person may do with one card, asked of the database once. {@link CardPolicy} gives it.
 *
 * @param mayRead whether he may read it
 * @param mayTalk whether he may talk in its community
 * @param leads whether he leads that community
 */
public record CardRights(
    Person person, Card card, Decision mayRead, Decision mayTalk, boolean leads) {

  /** Members do, as they reply: what it said before is kept. */
  public Decision mayRevise() {
    return mayTalk;
  }

  /** Anyone who reads it. */
  public Decision mayDoubt() {
    if (!person.isActive()) {
      return Decision.denied("person.denied.unknown");
    }
    if (card.isRetired()) {
      return Decision.denied("card.denied.retired");
    }
    return mayRead;
  }

  /** To stand for it, to retire it and to publish it again: who owns it, and who leads. */
  public Decision mayReview() {
    if (!isOwner() && !leads) {
      return Decision.denied("card.denied.not-owner");
    }
    return mayTalk;
  }

  boolean isOwner() {
    return card.owner().id().equals(person.id());
  }
}
