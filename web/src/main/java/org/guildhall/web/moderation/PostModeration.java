package org.guildhall.web.moderation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Objects;
import org.guildhall.conversation.Post;
import org.guildhall.moderation.Act;
import org.guildhall.moderation.Ledger;
import org.guildhall.moderation.ModerationPolicy;
import org.guildhall.moderation.Outcome;
import org.guildhall.moderation.code.Clause;
import org.guildhall.moderation.code.Codes;
import org.guildhall.web.Visitor;
import org.guildhall.web.conversation.ShowConversation;

/** What moderation says of the posts of the conversation that is shown. */
@Named
@RequestScoped
public class PostModeration {
  @Inject private ShowConversation page;
  @Inject private Visitor visitor;
  @Inject private ModerationPolicy policy;
  @Inject private Ledger ledger;
  @Inject private Codes codes;
  @Inject private ClauseTexts texts;

  private Map<Long, Clause> broken;

  @PostConstruct
  void load() {
    broken =
        codes.clauses(
            page.getPosts().stream().map(Post::collapsedUnder).filter(Objects::nonNull).toList());
  }

  /** What the clause says that a collapsed post breaks. */
  public String broken(Post post) {
    return texts.text(broken.get(post.collapsedUnder()));
  }

  public boolean mayReport(Post post) {
    return policy.mayReport(visitor.require(), post, page.getRights().mayRead()).isAllowed();
  }

  /** Whether the reader may ask to have it taken down by law. */
  public boolean mayTakeDown(Post post) {
    return !post.isTakenDown() && policy.mayTakeDown(visitor.actor()).isAllowed();
  }

  /** The act by which a post of the reader's own is collapsed; null for all others. */
  public Act decision(Post post) {
    return post.isCollapsed() && post.author().id().equals(visitor.require().id())
        ? ledger.inForce(post, Outcome.COLLAPSE).orElse(null)
        : null;
  }
}
