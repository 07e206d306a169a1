package org.guildhall.web.api;

import java.util.List;
import java.util.Locale;
import org.guildhall.search.IndexCheck;
import org.guildhall.search.IndexCheck.Part;
import org.guildhall.search.Tally;
import org.guildhall.search.lucene.Kind;

/**
 * Whether the index says what the database says.
 *
 * @param agrees whether it does everywhere
 * @param waiting how many entries wait to be indexed, and are counted on neither side
 * @param communities what is said in each community
 * @param others the communities themselves, and the people
 * @param differing the first entries found to differ, such as {@code POST 123}
 */
public record ShownIndexCheck(
    boolean agrees,
    long waiting,
    List<ShownCommunityCheck> communities,
    List<ShownOtherCheck> others,
    List<String> differing) {

  /** The check of one community. */
  public record ShownCommunityCheck(
      String slug, boolean agrees, long waiting, ShownTally database, ShownTally index) {}

  /** The check of what stands in no community: {@code community} or {@code person}. */
  public record ShownOtherCheck(
      String type, boolean agrees, long waiting, ShownTally database, ShownTally index) {}

  /**
   * How many there are on one side, and what they say.
   *
   * @param checksum 16 hexadecimal digits
   */
  public record ShownTally(long count, String checksum) {
    static ShownTally of(Tally tally) {
      return new ShownTally(tally.count(), tally.checksum());
    }
  }

  static ShownIndexCheck of(IndexCheck check) {
    return new ShownIndexCheck(
        check.agrees(),
        check.waiting(),
        check.parts().stream()
            .filter(part -> part.kind() == Kind.POST)
            .map(ShownIndexCheck::community)
            .toList(),
        check.parts().stream()
            .filter(part -> part.kind() != Kind.POST)
            .map(ShownIndexCheck::other)
            .toList(),
        check.differing());
  }

  private static ShownCommunityCheck community(Part part) {
    return new ShownCommunityCheck(
        part.slug(),
        part.agrees(),
        part.waiting(),
        ShownTally.of(part.database()),
        ShownTally.of(part.index()));
  }

  private static ShownOtherCheck other(Part part) {
    return new ShownOtherCheck(
        part.kind().name().toLowerCase(Locale.ROOT),
        part.agrees(),
        part.waiting(),
        ShownTally.of(part.database()),
        ShownTally.of(part.index()));
  }
}
