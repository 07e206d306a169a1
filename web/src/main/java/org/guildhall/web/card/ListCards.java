package org.guildhall.web.card;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityPolicy;
import org.guildhall.conversation.PostId;
import org.guildhall.knowledge.CardService;
import org.guildhall.knowledge.CardSummary;
import org.guildhall.knowledge.Cards;
import org.guildhall.knowledge.Proposal;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/**
 * Cards: those that wait for the reader, answers that could become some, and all that he may read;
 * of one community, or of all.
 */
@Named
@RequestScoped
public class ListCards {
  private static final int PAGE = 20;
  private static final int MOST_WAITING = 20;
  private static final int MOST_PROPOSED = 5;

  @Inject
  @Param(name = "community")
  private String slug;

  @Inject @Param private Long below;

  /** What the button says that was pressed; a place in the list may be another's by then. */
  @Inject @Param private Long decline;

  @Inject private Visitor visitor;
  @Inject private Communities communities;
  @Inject private CommunityPolicy communityPolicy;
  @Inject private Cards cards;
  @Inject private CardService service;
  @Inject private Notices notices;

  private Community community;
  private List<CardSummary> waiting = List.of();
  private List<Proposal> proposals = List.of();
  private List<CardSummary> latest;
  private Long older;

  @PostConstruct
  void load() {
    var reader = visitor.require();
    if (slug != null) {
      community = communities.requireBySlug(slug);
      communityPolicy.mayRead(reader, community).orThrow();
    }
    if (below == null) {
      waiting = service.waiting(visitor.actor(), community, MOST_WAITING);
      proposals = service.proposals(visitor.actor(), community, MOST_PROPOSED);
    }
    var places =
        community == null ? communities.readableBy(reader.id()) : List.of(community.id().value());
    // One more tells whether there are more.
    latest = cards.latest(places, below, PAGE + 1);
    if (latest.size() > PAGE) {
      latest = latest.subList(0, PAGE);
      older = latest.getLast().id();
    }
  }

  /** Does not want an answer proposed again. */
  public void decline() {
    if (decline == null) {
      throw new NotFoundException("post", "without id");
    }
    service.decline(visitor.actor(), new PostId(decline));
    notices.done("card.list.declined");
    if (slug == null) {
      Faces.redirect("card/list");
    } else {
      Faces.redirect("card/list?community=%s", slug);
    }
  }

  /** The community whose cards are listed; null: all. */
  public Community getCommunity() {
    return community;
  }

  public List<CardSummary> getWaiting() {
    return waiting;
  }

  public List<Proposal> getProposals() {
    return proposals;
  }

  public List<CardSummary> getLatest() {
    return latest;
  }

  /** Whether the list begins with what is newest. */
  public boolean isNewest() {
    return below == null;
  }

  /** Where older ones begin; null where there are none. */
  public Long getOlder() {
    return older;
  }
}
