package org.guildhall.web.election;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import org.guildhall.leadership.Correction;
import org.guildhall.leadership.ElectionService;
import org.guildhall.platform.Visible;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.util.Faces;

/** The form in which someone says that the directory wrongly shows him as a boss. */
@Named
@RequestScoped
public class CorrectDirectory {
  @Inject private Visitor visitor;
  @Inject private ShowElection page;
  @Inject private ElectionService service;
  @Inject private Notices notices;

  @Visible
  @Size(max = Correction.TEXT_MAX)
  private String text;

  public void correct() {
    service.correct(visitor.actor(), page.getElection().id(), text);
    notices.done("election.correct.done");
    Faces.redirect("election/show?id=%s", page.getElection().id());
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }
}
