package org.guildhall.search.lucene;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * A question to the index, asked by one reader.
 *
 * @param text what was typed: words; "a phrase"; -without; begin*
 * @param readable the communities whose entries the reader may find
 * @param languages the languages the reader reads, preferred softly; may be empty
 * @param filter what the hits are narrowed to
 * @param from the first hit wanted, from 0
 * @param size how many hits are wanted, 0 to 100
 */
public record SearchRequest(
    String text, Set<Long> readable, Set<Language> languages, Filter filter, int from, int size) {

  public SearchRequest {
    readable = Set.copyOf(readable);
    languages = Set.copyOf(languages);
    Objects.requireNonNull(filter);
    if (from < 0 || size < 0 || size > 100) {
      throw new IllegalArgumentException("page out of range: " + from + ", " + size);
    }
  }

  /**
   * What the hits are narrowed to; null, or an empty set, narrows nothing.
   *
   * @param kinds only these kinds
   * @param communityId only in this community
   * @param tag only with this tag
   * @param authorId only by this author
   * @param language only in this language
   * @param since only written then or later
   * @param talk only in conversations of this kind, as {@link Entry#talk}
   */
  public record Filter(
      Set<Kind> kinds,
      Long communityId,
      String tag,
      Long authorId,
      Language language,
      Instant since,
      String talk) {

    public static final Filter NONE = new Filter(Set.of(), null, null, null, null, null, null);

    public Filter {
      kinds = Set.copyOf(kinds);
    }

    public static Filter kinds(Kind... kinds) {
      return new Filter(Set.of(kinds), null, null, null, null, null, null);
    }
  }
}
