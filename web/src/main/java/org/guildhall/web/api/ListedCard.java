package org.guildhall.web.api;

import java.time.Instant;
import java.time.LocalDate;
import org.guildhall.knowledge.CardSummary;

/**
 * A card in a list.
 *
 * @param appliesTo empty when it does not say
 * @param doubts how many people say that it is no longer true
 */
public record ListedCard(
    long id,
    String question,
    String appliesTo,
    ShownPlace community,
    ShownName owner,
    Instant reviewedAt,
    LocalDate reviewOn,
    long doubts,
    boolean retired,
    String url) {

  static ListedCard of(CardSummary card, Answers answers) {
    return new ListedCard(
        card.id(),
        card.question(),
        card.appliesTo(),
        new ShownPlace(card.communitySlug(), card.communityName()),
        ShownName.of(card.ownerUserName(), card.ownerName()),
        card.reviewedAt(),
        card.reviewOn(),
        card.doubts(),
        card.isRetired(),
        answers.page("/card/show", "id", card.id()));
  }
}
