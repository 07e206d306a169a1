package org.guildhall.search.lucene;

import java.util.Objects;
import java.util.Set;

/**
 * A question to the index, asked by one reader.
 *
 * @param text what was typed: words; "a phrase"; -without; begin*
 * @param readable the communities whose entries the reader may find
 * @param languages the languages the reader reads, preferred softly; may be empty
 * @param filter what the hits are narrowed to
 * @param from the first hit wanted, from 0; without meaning beside {@code after}
 * @param size how many hits are wanted, 0 to 100
 * @param order which hits come first
 * @param after where to go on, as {@link SearchResult#next} of the page before; null for the first
 * @param facets whether all of {@link Counts} is wanted; if not, kinds and languages are
 */
public record SearchRequest(
    String text,
    Set<Long> readable,
    Set<Language> languages,
    Filter filter,
    int from,
    int size,
    Order order,
    String after,
    boolean facets) {

  /** Which hits come first. */
  public enum Order {
    RELEVANCE,
    /** What was written last. */
    TIME
  }

  public SearchRequest {
    readable = Set.copyOf(readable);
    languages = Set.copyOf(languages);
    Objects.requireNonNull(filter);
    Objects.requireNonNull(order);
    if (from < 0 || size < 0 || size > 100) {
      throw new IllegalArgumentException("page out of range: " + from + ", " + size);
    }
    if (after != null) {
      // Not one that somebody made up.
      Cursor.of(after);
    }
  }

  /** The best hits, without facets. */
  public SearchRequest(
      String text, Set<Long> readable, Set<Language> languages, Filter filter, int from, int size) {
    this(text, readable, languages, filter, from, size, Order.RELEVANCE, null, false);
  }

  /** The same in another order. */
  public SearchRequest by(Order other) {
    return new SearchRequest(text, readable, languages, filter, from, size, other, after, facets);
  }

  /** The page that goes on there; the first if null. */
  public SearchRequest after(String cursor) {
    return new SearchRequest(text, readable, languages, filter, from, size, order, cursor, facets);
  }

  /** The same with all that can be counted. */
  public SearchRequest withFacets() {
    return new SearchRequest(text, readable, languages, filter, from, size, order, after, true);
  }

  /** The same with other words, from the beginning and without facets. */
  SearchRequest asking(String other) {
    return new SearchRequest(other, readable, languages, filter, 0, 0);
  }

  /**
   * What the hits are narrowed to; null, or an empty set, narrows nothing.
   *
   * @param kinds only these kinds
   * @param communityId only in this community
   * @param tag only with this tag
   * @param authorId only by this author
   * @param language only in this language
   * @param age only of this age
   * @param talk only in conversations of this kind, as {@link Entry#talk}
   */
  public record Filter(
      Set<Kind> kinds,
      Long communityId,
      String tag,
      Long authorId,
      Language language,
      Age age,
      String talk) {

    public static final Filter NONE = new Filter(Set.of(), null, null, null, null, null, null);

    public Filter {
      kinds = Set.copyOf(kinds);
    }

    public static Filter kinds(Kind... kinds) {
      return new Filter(Set.of(kinds), null, null, null, null, null, null);
    }

    /** The same with these kinds in place of its own. */
    Filter with(Set<Kind> others) {
      return new Filter(others, communityId, tag, authorId, language, age, talk);
    }

    /** The same with this language in place of its own. */
    Filter with(Language other) {
      return new Filter(kinds, communityId, tag, authorId, other, age, talk);
    }
  }
}
