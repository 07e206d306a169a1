package org.guildhall.web.card;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import org.guildhall.knowledge.CardService;
import org.guildhall.knowledge.Doubt;
import org.guildhall.platform.Visible;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;

/** The form in which anyone says that a card is no longer true. */
@Named
@RequestScoped
public class DoubtCard {
  @Inject private Visitor visitor;
  @Inject private ShowCard page;
  @Inject private CardService service;
  @Inject private Notices notices;

  @Visible
  @Size(max = Doubt.REASON_MAX)
  private String reason;

  public void doubt() {
    service.doubt(visitor.actor(), page.getCard().id(), reason);
    notices.done("card.doubt.done");
    page.again();
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
