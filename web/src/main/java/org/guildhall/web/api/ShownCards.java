package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.guildhall.knowledge.Card;
import org.guildhall.knowledge.Cards;
import org.guildhall.web.Visitor;

/** Shows a card with its sources, its doubts, and whom it helped. */
@ApplicationScoped
class ShownCards {
  @Inject private Visitor visitor;
  @Inject private Cards cards;
  @Inject private Answers answers;

  ShownCard of(Card card) {
    return ShownCard.of(
        card,
        cards.sources(card),
        cards.doubts(card),
        cards.reuse(card, visitor.require().id()),
        answers);
  }
}
