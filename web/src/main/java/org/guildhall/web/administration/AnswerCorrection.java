package org.guildhall.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import org.guildhall.leadership.Correction;
import org.guildhall.leadership.Corrections;
import org.guildhall.leadership.ElectionPolicy;
import org.guildhall.leadership.ElectionService;
import org.guildhall.people.Bosses;
import org.guildhall.people.Person;
import org.guildhall.platform.Decision;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.Visible;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** What people say of wrong directory data, and the form in which HR answers one of them. */
@Named
@RequestScoped
public class AnswerCorrection {
  @Inject @Param private Long id;

  @Inject private Visitor visitor;
  @Inject private Corrections corrections;
  @Inject private ElectionPolicy policy;
  @Inject private ElectionService service;
  @Inject private Bosses bosses;
  @Inject private Notices notices;
  @Inject private Clock clock;

  @Visible
  @Size(max = Correction.TEXT_MAX)
  private String reason;

  private List<Correction> waiting;
  private Correction chosen;
  private List<Person> reports;

  /**
   * @throws DeniedException for whoever is no administrator
   */
  @PostConstruct
  void load() {
    policy.mayAnswer(visitor.actor()).orThrow();
    waiting = corrections.waiting(clock.instant());
    chosen = waiting.stream().filter(one -> id == null || one.id() == id).findFirst().orElse(null);
    reports = chosen == null ? List.of() : bosses.reports(chosen.person());
  }

  public void answer(boolean grants) {
    if (id == null) {
      throw new NotFoundException("correction", "without id");
    }
    service.answer(visitor.actor(), id, grants, reason);
    notices.done(
        grants ? "administration.corrections.granted" : "administration.corrections.refused");
    Faces.redirect("administration/corrections");
  }

  public List<Correction> getWaiting() {
    return waiting;
  }

  /**
   * The one that is to be answered, the most urgent if none was asked for; null if there is none.
   */
  public Correction getChosen() {
    return chosen;
  }

  public Decision getMay() {
    return policy.mayAnswer(visitor.actor(), chosen);
  }

  /** Whom the directory shows as reporting to him. */
  public List<Person> getReports() {
    return reports;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
