package org.guildhall.web.api;

import java.util.List;
import org.guildhall.search.SearchService;

/**
 * A page of what was found.
 *
 * @param total how many findings there are on all pages
 * @param next what {@code from} is for the next page; null after the last
 */
public record ShownFindings(List<ShownFinding> items, long total, Integer next) {
  static ShownFindings of(SearchService.Findings findings, int from, int size, Answers answers) {
    return new ShownFindings(
        findings.page().stream().map(finding -> ShownFinding.of(finding, answers)).toList(),
        findings.total(),
        from + size < findings.total() ? from + size : null);
  }
}
