package org.guildhall.conversation;

import org.guildhall.people.PersonId;

/** Someone asked a question or began a discussion. */
public record ConversationOpened(ConversationId conversation, PostId opening, PersonId author) {}
