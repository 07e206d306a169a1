package org.guildhall.search;

import java.util.List;
import org.guildhall.search.lucene.Kind;

/**
 * Whether the index says what the database says, part by part.
 *
 * @param parts what is said in each community, then the communities themselves, then the people
 * @param differing the first entries found to differ, such as {@code POST 123}; empty when all
 *     agrees
 */
public record IndexCheck(List<Part> parts, List<String> differing) {
  static final int NAMED = 20;

  public IndexCheck {
    parts = List.copyOf(parts);
    differing = List.copyOf(differing);
  }

  /**
   * A part of the house.
   *
   * @param kind {@link Kind#POST} for all that is said in a community, else what the part consists
   *     of
   * @param slug the community; null for the other parts
   * @param name the community's name; null for the other parts
   * @param database what the database says
   * @param index what the index says
   * @param waiting how many entries are in neither tally because news of them waits to be indexed
   */
  public record Part(
      Kind kind, String slug, String name, Tally database, Tally index, long waiting) {

    public boolean agrees() {
      return database.equals(index);
    }
  }

  /** Whether every part does; what waits to be indexed is no disagreement. */
  public boolean agrees() {
    return differing.isEmpty() && parts.stream().allMatch(Part::agrees);
  }

  /** How many entries wait to be indexed. */
  public long waiting() {
    return parts.stream().mapToLong(Part::waiting).sum();
  }
}
