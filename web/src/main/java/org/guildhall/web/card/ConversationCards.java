package org.guildhall.web.card;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.SolvedTally;
import org.guildhall.knowledge.CardPolicy;
import org.guildhall.knowledge.CardSummary;
import org.guildhall.knowledge.Cards;
import org.guildhall.knowledge.KnowledgeSettings;
import org.guildhall.web.conversation.ShowConversation;

/** Which posts of the conversation that is shown are on cards, and of which one could be made. */
@Named
@RequestScoped
public class ConversationCards {
  @Inject private ShowConversation page;
  @Inject private Cards cards;
  @Inject private CardPolicy policy;
  @Inject private KnowledgeSettings settings;

  private List<CardSummary> all;

  @PostConstruct
  void load() {
    all = cards.of(page.getConversation());
  }

  public List<CardSummary> getAll() {
    return all;
  }

  /** The card that was captured from a post; null where there is none. */
  public CardSummary of(Post post) {
    return all.stream().filter(card -> card.post() == post.id().value()).findFirst().orElse(null);
  }

  /** Whether the reader may make a card of a post that is on none. */
  public boolean isOpenTo(Post post) {
    return of(post) == null && policy.mayCapture(post, page.getRights().mayReply()).isAllowed();
  }

  /** Whether he is asked to, because the post has proved itself. */
  public boolean isProposed(Post post, SolvedTally solved) {
    return isOpenTo(post)
        && (page.getConversation().isAccepted(post) || solved.people() >= settings.reuses());
  }
}
