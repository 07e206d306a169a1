package org.guildhall.conversation;

/** Whoever asked accepted this answer, perhaps in place of another. */
public record AnswerAccepted(PostId post, ConversationId conversation) {}
