package org.guildhall.conversation;

import java.util.List;

/**
 * Posts came in from elsewhere, or what came in with them changed them: their links, or which of
 * them is accepted. There may be thousands a second, and nobody waits for any of them.
 */
public record PostsArrived(List<PostId> posts) {
  public PostsArrived {
    posts = List.copyOf(posts);
  }
}
