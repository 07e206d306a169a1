package org.guildhall.web.card;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;
import org.guildhall.platform.BusinessException;
import org.guildhall.web.Notices;

/** A day of review as it is typed. */
@RequestScoped
class ReviewDay {
  @Inject private Notices notices;

  /**
   * Does something with the day, or says beside the field of that id why it cannot be.
   *
   * @param typed as ISO 8601 writes a day; blank for the usual one, which is null
   */
  void with(String field, String typed, Consumer<LocalDate> deed) {
    try {
      deed.accept(typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip()));
    } catch (DateTimeParseException e) {
      notices.beside(field, "card.review-on.unreadable");
    } catch (BusinessException e) {
      if (!e.key().startsWith("card.review-on.")) {
        throw e;
      }
      notices.beside(field, e);
    }
  }
}
