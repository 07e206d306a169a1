package org.guildhall.conversation;

import java.util.List;

/** Posts stand in another community now. */
public record ConversationsMoved(List<PostId> posts) {}
