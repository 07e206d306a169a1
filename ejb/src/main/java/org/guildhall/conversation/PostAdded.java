package org.guildhall.conversation;

import org.guildhall.people.PersonId;

/** Someone replied. */
public record PostAdded(PostId post, ConversationId conversation, PersonId author) {}
