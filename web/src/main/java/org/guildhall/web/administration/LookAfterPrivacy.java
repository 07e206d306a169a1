package org.guildhall.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.Visible;
import org.guildhall.privacy.DataCorrection;
import org.guildhall.privacy.PrivacyService;
import org.guildhall.privacy.PrivacyService.Leaver;
import org.guildhall.web.Notices;
import org.guildhall.web.PageNumber;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** What people say is wrong of what is kept about them, and who left and is to be erased. */
@Named
@RequestScoped
public class LookAfterPrivacy {
  private static final String HERE = "administration/privacy";

  @Inject private Visitor visitor;
  @Inject private PrivacyService service;
  @Inject private Notices notices;
  @Inject @Param private Long id;
  @Inject @Param private Long person;
  @Inject @Param private String page;

  @Visible
  @Size(max = DataCorrection.TEXT_MAX)
  private String answer;

  private List<DataCorrection> waiting;
  private DataCorrection chosen;
  private PageNumber number;
  private List<Leaver> leavers;
  private List<Person> newcomers;

  @PostConstruct
  void load() {
    var actor = visitor.actor();
    waiting = service.waiting(actor);
    chosen = waiting.stream().filter(one -> id != null && one.id() == id).findFirst().orElse(null);
    number = PageNumber.of(page, PrivacyService.PAGE, service.countLeavers(actor));
    newcomers = service.newcomers(actor);
    leavers = service.leavers(actor, number.first(), PrivacyService.PAGE);
  }

  public void answer(boolean corrected) {
    if (id == null) {
      throw new NotFoundException("data correction", "without id");
    }
    service.answer(visitor.actor(), id, corrected, answer);
    notices.done(corrected ? "data-correction.corrected" : "data-correction.right");
    Faces.redirect(HERE);
  }

  public void erase() {
    service.erase(visitor.actor(), asked());
    notices.done("privacy.erased");
    Faces.redirect(HERE);
  }

  public void leave() {
    service.leave(visitor.actor(), asked());
    notices.done("privacy.newcomer.left");
    Faces.redirect(HERE);
  }

  /** Whom the address names: a place in a list may be another's by the time a button is pressed. */
  private PersonId asked() {
    if (person == null) {
      throw new NotFoundException("person", "without id");
    }
    return new PersonId(person);
  }

  /** The leaver whom the address names; null where he is not on this page of the list. */
  public Person getLeaver() {
    return leavers.stream().map(Leaver::person).filter(this::isAsked).findFirst().orElse(null);
  }

  /** The newcomer whom it names; null where there is none. */
  public Person getNewcomer() {
    return newcomers.stream().filter(this::isAsked).findFirst().orElse(null);
  }

  private boolean isAsked(Person one) {
    return person != null && one.id().value() == person;
  }

  /** Those whom no directory names, by name. */
  public List<Person> getNewcomers() {
    return newcomers;
  }

  public List<DataCorrection> getWaiting() {
    return waiting;
  }

  /** The one to be answered; null where none is chosen, or it is answered meanwhile. */
  public DataCorrection getChosen() {
    return chosen;
  }

  /** Whether one was asked for that does not wait any more. */
  public boolean isOver() {
    return id != null && chosen == null;
  }

  public PageNumber getNumber() {
    return number;
  }

  public List<Leaver> getLeavers() {
    return leavers;
  }

  public String getAnswer() {
    return answer;
  }

  public void setAnswer(String answer) {
    this.answer = answer;
  }
}
