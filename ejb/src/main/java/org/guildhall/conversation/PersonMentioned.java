package org.guildhall.conversation;

import org.guildhall.people.PersonId;

/** Someone mentioned a person in a post, which did not mention him before. */
public record PersonMentioned(PostId post, PersonId person) {}
