package org.guildhall.conversation;

/** Where a post that was brought in stands here; {@code opening} tells whether it opens there. */
public record ArrivedPlace(String origin, long conversation, long post, boolean opening) {}
