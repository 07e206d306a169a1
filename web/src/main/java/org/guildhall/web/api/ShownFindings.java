package org.guildhall.web.api;

import java.util.List;
import java.util.function.Function;
import org.guildhall.search.SearchService;
import org.guildhall.search.SearchService.Choice;
import org.guildhall.search.SearchService.Facets;

/**
 * A page of what was found.
 *
 * @param total how many findings there are on all pages, counted up to 1,000
 * @param more whether there are more than that
 * @param suggestion the question with words in it corrected, where that would find more; else null
 * @param facets what the question could be narrowed to
 * @param next what {@code from} is for the next page; null after the last
 * @param cursor what {@code cursor} is for it: goes on behind the last finding, whatever was
 *     written meanwhile; null after the last
 */
public record ShownFindings(
    List<ShownFinding> items,
    int total,
    boolean more,
    String suggestion,
    ShownFacets facets,
    Integer next,
    String cursor) {

  /**
   * Values to narrow a question to, the most frequent first, at most eight of a sort; those of one
   * sort as if nothing had been chosen of it.
   */
  public record ShownFacets(
      List<Value> type,
      List<Value> community,
      List<Value> author,
      List<Value> kind,
      List<Value> tag,
      List<Value> age,
      List<Value> language) {

    static ShownFacets of(SearchService.Findings findings) {
      Facets facets = findings.facets();
      return new ShownFacets(
          findings.sections().entrySet().stream()
              .filter(one -> one.getValue().number() > 0)
              .map(
                  one ->
                      new Value(
                          SearchResource.Type.of(one.getKey()).word(),
                          one.getValue().number(),
                          one.getValue().more()))
              .toList(),
          values(facets.communities(), community -> community.slug()),
          values(facets.authors(), person -> person.userName()),
          values(facets.kinds(), JsonBody::word),
          values(facets.tags(), tag -> tag),
          values(facets.ages(), JsonBody::word),
          values(facets.languages(), language -> language.code()));
    }

    private static <T> List<Value> values(List<Choice<T>> choices, Function<T, String> word) {
      return choices.stream()
          .map(one -> new Value(word.apply(one.what()), one.count().number(), one.count().more()))
          .toList();
    }
  }

  /**
   * A value, as the parameter takes it, and how many findings there would be.
   *
   * @param more whether there are more than that
   */
  public record Value(String value, int count, boolean more) {}

  /**
   * @param end where the page ends and another may begin
   * @param deepest where no other may begin any more
   */
  static ShownFindings of(SearchService.Findings findings, int end, int deepest, Answers answers) {
    return new ShownFindings(
        findings.page().stream().map(finding -> ShownFinding.of(finding, answers)).toList(),
        findings.total().number(),
        findings.total().more(),
        findings.suggestion(),
        ShownFacets.of(findings),
        findings.goesOn() && end <= deepest ? end : null,
        findings.next());
  }
}
