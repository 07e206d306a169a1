package org.guildhall.web.api;

import org.guildhall.conversation.ConversationSummary;
import org.guildhall.people.Person;

/** A person by name. */
public record ShownName(String userName, String name) {
  static ShownName of(Person person) {
    return person == null ? null : new ShownName(person.userName(), person.name());
  }

  static ShownName ofAuthor(ConversationSummary conversation) {
    return new ShownName(conversation.authorUserName(), conversation.authorName());
  }
}
