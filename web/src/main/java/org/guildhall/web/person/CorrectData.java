package org.guildhall.web.person;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.Visible;
import org.guildhall.privacy.DataCorrection;
import org.guildhall.privacy.PrivacyService;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.util.Faces;

/** The form in which somebody says that what is kept about him is wrong. */
@Named
@RequestScoped
public class CorrectData {
  @Inject private Visitor visitor;
  @Inject private PrivacyService service;
  @Inject private Notices notices;

  @Visible
  @Size(max = DataCorrection.TEXT_MAX)
  private String text;

  private DataCorrection last;

  @PostConstruct
  void load() {
    last = service.correction(visitor.actor()).orElse(null);
  }

  public void ask() {
    try {
      service.ask(visitor.actor(), text);
      notices.done("data-correction.done");
      Faces.redirect("person/data#correction");
    } catch (DeniedException e) {
      throw e;
    } catch (BusinessException e) {
      notices.beside("text", e);
    }
  }

  /** What he said last; null when he never said anything. */
  public DataCorrection getLast() {
    return last;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }
}
