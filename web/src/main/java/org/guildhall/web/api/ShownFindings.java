package org.guildhall.web.api;

import java.util.List;
import org.guildhall.search.SearchService;

/**
 * A page of what was found.
 *
 * @param total how many findings there are on all pages, counted up to 1,000
 * @param more whether there are more than that
 * @param next what {@code from} is for the next page; null after the last
 */
public record ShownFindings(List<ShownFinding> items, int total, boolean more, Integer next) {
  /**
   * @param end where the page ends and another may begin
   * @param deepest where no other may begin any more
   */
  static ShownFindings of(SearchService.Findings findings, int end, int deepest, Answers answers) {
    return new ShownFindings(
        findings.page().stream().map(finding -> ShownFinding.of(finding, answers)).toList(),
        findings.total().number(),
        findings.total().more(),
        findings.goesOn() && end <= deepest ? end : null);
  }
}
