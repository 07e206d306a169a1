package org.guildhall.search.lucene;

import java.util.List;

/**
 * One page of hits, the best first, at most one of each conversation.
 *
 * @param counts how many hits there are on all pages, and would be if other things were chosen
 * @param next where the next page goes on, for {@link SearchRequest#after}; null after the last
 * @param suggestion what was typed with words in it corrected, where this finds little and that
 *     would find something; else null
 */
public record SearchResult(Counts counts, List<Hit> hits, String next, String suggestion) {

  static final SearchResult NOTHING = new SearchResult(Counts.NOTHING, List.of(), null, null);

  /** Whether there are hits behind these. */
  public boolean goesOn() {
    return next != null;
  }

  /**
   * One hit.
   *
   * @param conversationId the conversation of a conversation or post, or of which a card was made
   * @param score comparable within one result only
   * @param title the whole title; empty for a post
   * @param snippet the part of the text that says most about the question
   */
  public record Hit(
      Kind kind,
      long id,
      Long conversationId,
      float score,
      List<Segment> title,
      List<Segment> snippet) {}

  /** A piece of plain text, not escaped, and whether it is what was looked for. */
  public record Segment(String text, boolean match) {}
}
