package org.guildhall.web.card;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.PostId;
import org.guildhall.knowledge.Card;
import org.guildhall.knowledge.CardPolicy;
import org.guildhall.knowledge.CardService;
import org.guildhall.knowledge.Cards;
import org.guildhall.platform.Decision;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The form, already filled, in which a member makes a card of a good answer. */
@Named
@RequestScoped
public class CaptureCard {
  @Inject
  @Param(name = "post")
  private Long id;

  @Inject private Visitor visitor;
  @Inject private ConversationService conversations;
  @Inject private Cards cards;
  @Inject private CardService service;
  @Inject private CardPolicy policy;
  @Inject private TypedCard typed;
  @Inject private Notices notices;

  private Post post;
  private Card before;
  private Decision may;

  @PostConstruct
  void load() {
    if (id == null) {
      throw new NotFoundException("post", "without id");
    }
    post = conversations.read(visitor.actor(), new PostId(id));
    before = cards.of(post).orElse(null);
    may = policy.mayCapture(visitor.require(), post);
    typed.show(service.draft(visitor.actor(), post.id()), service.usualReview());
  }

  public void capture() {
    typed.with(
        (text, reviewOn) -> {
          var card = service.capture(visitor.actor(), post.id(), text, reviewOn);
          notices.done("card.capture.done");
          Faces.redirect("card/show?id=%s", card);
        });
  }

  public Post getPost() {
    return post;
  }

  /** The card that was made of it already; null where there is none. */
  public Card getBefore() {
    return before;
  }

  public Decision getMay() {
    return may;
  }
}
