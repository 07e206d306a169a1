package org.guildhall.web.moderation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.guildhall.conversation.Post;
import org.guildhall.moderation.code.Clause;
import org.guildhall.moderation.code.Codes;
import org.guildhall.search.SearchService.Finding;
import org.guildhall.web.Search;

/** The clauses that collapsed posts break which a search found. */
@Named
@RequestScoped
public class FoundClauses {
  @Inject private Search page;
  @Inject private Codes codes;
  @Inject private ClauseTexts texts;

  private Map<Long, Clause> broken;

  @PostConstruct
  void load() {
    broken =
        codes.clauses(
            page.getFindings().page().stream()
                .filter(Finding::isCollapsed)
                .map(one -> one.post().collapsedUnder())
                .toList());
  }

  public String text(Post post) {
    return texts.text(broken.get(post.collapsedUnder()));
  }
}
