package org.guildhall.search.lucene;

import java.util.Map;

/**
 * How much there is to be found: each conversation once. Beside the total stands what would be
 * found were something else chosen of one sort, and all others left as they are. Where there is too
 * much to look at all of it, numbers beside those of kinds and languages are the least that there
 * is.
 *
 * @param total what the whole question finds
 * @param kinds what it would find of each kind, were only that chosen; posts count as the
 *     conversations in which they stand, {@link Kind#CONVERSATION}
 * @param languages the same for each language
 * @param communities for each community that has any, by its id
 * @param authors for each author who has any, by his id
 * @param talks for each kind of conversation that has any
 * @param tags for each tag that has any
 * @param ages for each age that has any
 */
public record Counts(
    Count total,
    Map<Kind, Count> kinds,
    Map<Language, Count> languages,
    Map<Long, Count> communities,
    Map<Long, Count> authors,
    Map<String, Count> talks,
    Map<String, Count> tags,
    Map<Age, Count> ages) {

  static final Counts NOTHING =
      new Counts(Count.NONE, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  /**
   * A number that is exact up to {@link #MOST}. Nobody reads on that far, and beyond it counting
   * would cost the more the longer the firm has talked.
   *
   * @param number how many there are, 0 to {@link #MOST}
   * @param more whether there are more than that
   */
  public record Count(int number, boolean more) {
    /** Where counting ends. */
    public static final int MOST = 1_000;

    static final Count NONE = new Count(0, false);

    static Count of(int counted) {
      return new Count(Math.min(counted, MOST), counted > MOST);
    }
  }

  /** How much of a kind there is. */
  public Count of(Kind kind) {
    return kinds.getOrDefault(kind, Count.NONE);
  }

  /** How much in a language there is. */
  public Count of(Language language) {
    return languages.getOrDefault(language, Count.NONE);
  }
}
