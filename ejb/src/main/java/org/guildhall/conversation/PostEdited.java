package org.guildhall.conversation;

/** The author changed his post. */
public record PostEdited(PostId post, ConversationId conversation) {}
