package org.guildhall.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import org.guildhall.platform.BusinessException;

/** What an action has to say to the reader. */
@RequestScoped
public class Notices {
  @Inject private FacesContext faces;
  @Inject private Texts text;

  /** Says on the page that follows what was done. */
  public void done(String key, Object... arguments) {
    faces.addMessage(null, new FacesMessage(text.of(key, arguments)));
    faces.getExternalContext().getFlash().setKeepMessages(true);
  }

  /** Says beside the field of that id why what was typed there cannot be. */
  public void beside(String field, String key, Object... arguments) {
    faces.addMessage(
        field, new FacesMessage(FacesMessage.SEVERITY_ERROR, text.of(key, arguments), null));
    faces.validationFailed();
  }

  /** Says beside the field of that id which rule is in the way. */
  public void beside(String field, BusinessException no) {
    beside(field, no.key(), no.arguments().toArray());
  }
}
