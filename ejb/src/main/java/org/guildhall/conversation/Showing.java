package org.guildhall.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * The fact of what is seen of a post, for whoever runs the process by which that is decided. No
 * person can come here: there is no use case that hides a post. Nothing is ever deleted.
 */
@ApplicationScoped
public class Showing {
  @Inject private Conversations conversations;
  @Inject private PostRenderer renderer;
  @Inject private Event<VisibilityChanged> visibilityChanged;

  /**
   * Waits for its turn: whoever reports a post or decides about it does so one after the other.
   *
   * @throws org.guildhall.platform.NotFoundException when there is none
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Post lock(PostId id) {
    return conversations.lock(id);
  }

  /**
   * Puts a post behind one click.
   *
   * @param clause the id of the clause that it breaks
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void collapse(Post post, long clause) {
    post.collapse(clause);
    visibilityChanged.fire(new VisibilityChanged(post.id()));
  }

  /** Shows a collapsed post as it was. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void restore(Post post) {
    post.restore();
    visibilityChanged.fire(new VisibilityChanged(post.id()));
  }

  /**
   * Leaves nothing to read of a post.
   *
   * @param reason the code of the legal reason
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void takeDown(Post post, String reason) {
    post.takeDown(reason);
    visibilityChanged.fire(new VisibilityChanged(post.id()));
  }

  /** Gives a post that was taken down its text back. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void putBack(Post post) {
    post.putBack(renderer.html(post.withheldBody()));
    visibilityChanged.fire(new VisibilityChanged(post.id()));
  }
}
