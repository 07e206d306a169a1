package org.guildhall.conversation;

/**
 * Whoever asked accepted this answer, perhaps in place of another.
 *
 * @param before the answer that was accepted until then; null when none was
 */
public record AnswerAccepted(PostId post, PostId before, ConversationId conversation) {}
