package org.guildhall.web.api;

import org.guildhall.conversation.ConversationSummary;
import org.guildhall.people.Person;

/**
 * A person by name.
 *
 * @param userName null for a former colleague who was erased
 * @param name null for one who did not want his to stay
 */
public record ShownName(String userName, String name) {
  static ShownName of(Person person) {
    return person == null ? null : of(person.userName(), person.name());
  }

  static ShownName of(String userName, String name) {
    return new ShownName(
        Person.leadsToPage(userName) ? userName : null, name.isEmpty() ? null : name);
  }

  static ShownName ofAuthor(ConversationSummary conversation) {
    return of(conversation.authorUserName(), conversation.authorName());
  }
}
