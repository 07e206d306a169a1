package org.guildhall.conversation;

/** One person more, or less, says that this post solved the same for him. */
public record ReuseChanged(PostId post) {}
