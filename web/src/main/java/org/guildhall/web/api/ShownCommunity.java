package org.guildhall.web.api;

import org.guildhall.community.CommunitySummary;

/**
 * A community, and what the reader is in it.
 *
 * @param value what it is about, within its facet
 * @param closedReason why only members read there; null: everyone does
 * @param members how many colleagues belong to it
 * @param role null for who is no member
 */
public record ShownCommunity(
    String slug,
    String name,
    String facet,
    String value,
    String purpose,
    String stage,
    String closedReason,
    long members,
    boolean member,
    String role,
    String url) {

  static ShownCommunity of(CommunitySummary community, Answers answers) {
    return new ShownCommunity(
        community.slug(),
        community.name(),
        JsonBody.word(community.facet()),
        community.criterion(),
        community.purpose(),
        JsonBody.word(community.stage()),
        community.closedReason(),
        community.members(),
        community.isMember(),
        community.role() == null ? null : JsonBody.word(community.role()),
        answers.page("/community/show", "slug", community.slug()));
  }
}
