package org.guildhall.conversation;

import java.util.List;
import org.guildhall.community.CommunityId;

/** Posts stand in another community now, with all that goes with them. */
public record ConversationsMoved(CommunityId into, List<PostId> posts) {}
