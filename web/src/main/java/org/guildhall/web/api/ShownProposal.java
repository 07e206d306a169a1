package org.guildhall.web.api;

import org.guildhall.knowledge.Proposal;

/**
 * An answer that could become a card.
 *
 * @param people how many said that it solved theirs
 */
public record ShownProposal(
    long postId, long conversationId, String title, ShownPlace community, long people) {

  static ShownProposal of(Proposal proposal) {
    return new ShownProposal(
        proposal.post(),
        proposal.conversation(),
        proposal.title(),
        new ShownPlace(proposal.communitySlug(), proposal.communityName()),
        proposal.people());
  }
}
