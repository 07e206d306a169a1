package org.guildhall.web.election;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import org.guildhall.leadership.ElectionService;
import org.guildhall.leadership.Protest;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.Visible;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The form in which a warden upholds or dismisses a protest. */
@Named
@RequestScoped
public class JudgeProtest {
  @Inject private Visitor visitor;
  @Inject private ElectionService service;
  @Inject private Notices notices;

  /** Which one the address names; by now another one may wait. */
  @Inject @Param private Long protest;

  @Visible
  @Size(max = Protest.TEXT_MAX)
  private String reason;

  /**
   * @param election to which page it goes on
   */
  public void judge(Object election, boolean upholds) {
    if (protest == null) {
      throw new NotFoundException("protest", "without id");
    }
    service.judge(visitor.actor(), protest, upholds, reason);
    notices.done(upholds ? "election.protest.upheld" : "election.protest.dismissed");
    Faces.redirect("election/show?id=%s", election);
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
