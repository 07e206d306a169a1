package org.guildhall.web.moderation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.guildhall.moderation.code.Clause;
import org.guildhall.web.Reader;

/** What a clause says, in the reader's language where somebody wrote it in that. */
@Named("clauses")
@RequestScoped
public class ClauseTexts {
  @Inject private Reader reader;

  public String text(Clause clause) {
    return clause.text(reader.getLocale().getLanguage());
  }
}
