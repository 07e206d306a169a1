package org.guildhall.conversation;

import org.guildhall.people.PersonId;

/** Someone asked a question, began a discussion, told an experience or put an idea forward. */
public record ConversationOpened(ConversationId conversation, PostId opening, PersonId author) {}
