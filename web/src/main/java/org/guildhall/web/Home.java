package org.guildhall.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunitySummary;
import org.guildhall.conversation.ConversationSummary;
import org.guildhall.conversation.Conversations;
import org.guildhall.knowledge.CardService;
import org.guildhall.knowledge.Cards;

/** What waits in my communities, and what is talked about in all that I may read. */
@Named
@RequestScoped
public class Home {
  private static final int MOST_WAITING = 7;
  private static final int MOST_LATEST = 15;

  @Inject private Visitor visitor;
  @Inject private Communities communities;
  @Inject private Conversations conversations;
  @Inject private Cards cards;
  @Inject private CardService cardService;

  private List<CommunitySummary> mine;
  private List<ConversationSummary> waiting;
  private List<ConversationSummary> latest;
  private long cardsWaiting;

  /** Loads nothing for someone whom the directory does not know. */
  public void load() {
    if (visitor.isKnown()) {
      var reader = visitor.getPerson().id();
      mine = communities.of(reader, reader);
      waiting =
          conversations.waiting(mine.stream().map(CommunitySummary::id).toList(), MOST_WAITING);
      latest = conversations.latest(reader, MOST_LATEST);
      cardsWaiting =
          cards.countWaiting(
              visitor.getPerson(), CardService.lookedAfter(mine), cardService.today());
    }
  }

  public List<CommunitySummary> getMine() {
    return mine;
  }

  public List<ConversationSummary> getWaiting() {
    return waiting;
  }

  /** How many of the reader's cards wait to be looked at. */
  public long getCardsWaiting() {
    return cardsWaiting;
  }

  public List<ConversationSummary> getLatest() {
    return latest;
  }
}
