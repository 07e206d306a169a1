package org.guildhall.web.moderation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import org.guildhall.moderation.Appeal;
import org.guildhall.moderation.JuryService;
import org.guildhall.platform.Visible;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;

/** The form in which an author appeals to a jury. */
@Named
@RequestScoped
public class AppealDecision {
  @Inject private Visitor visitor;
  @Inject private ShowDecision page;
  @Inject private JuryService service;
  @Inject private Notices notices;

  @Visible
  @Size(max = Appeal.REASON_MAX)
  private String reason;

  public void appeal() {
    service.appeal(visitor.actor(), page.getAct().id(), reason);
    notices.done("appeal.done");
    page.again();
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
