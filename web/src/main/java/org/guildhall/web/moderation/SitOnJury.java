package org.guildhall.web.moderation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import org.guildhall.moderation.Juror;
import org.guildhall.moderation.JuryService;
import org.guildhall.platform.Visible;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;

/** The form in which a juror says what he finds. */
@Named
@RequestScoped
public class SitOnJury {
  @Inject private Visitor visitor;
  @Inject private ShowDecision page;
  @Inject private JuryService service;
  @Inject private Notices notices;

  @Visible
  @Size(max = Juror.REASON_MAX)
  private String why;

  public void find(boolean upholds) {
    service.find(visitor.actor(), page.getAct().id(), upholds, why);
    notices.done("jury.find.done");
    page.again();
  }

  public String getWhy() {
    return why;
  }

  public void setWhy(String why) {
    this.why = why;
  }
}
