package org.guildhall.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ActionEvent;
import jakarta.faces.event.ActionListener;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Shows a form again, with all that was typed, when its sender had to sign in before it arrived,
 * and leaves the sending to him.
 *
 * <p>The server keeps such a form and gives it back after sign-in as if it came from our own page,
 * although another site may have made the browser send it: to act on it would be to trust that
 * site. What it gives back is a POST in name only; the browser's own request has no content type.
 */
public class UnsentForms implements ActionListener {
  private final ActionListener wrapped;

  public UnsentForms(ActionListener wrapped) {
    this.wrapped = wrapped;
  }

  @Override
  public void processAction(ActionEvent event) {
    var faces = FacesContext.getCurrentInstance();
    if (faces.isPostback() && isGivenBack(faces)) {
      var text = CDI.current().select(Texts.class).get();
      faces.addMessage(
          null, new FacesMessage(FacesMessage.SEVERITY_WARN, text.of("page.unsent"), null));
      faces.renderResponse();
    } else {
      wrapped.processAction(event);
    }
  }

  private static boolean isGivenBack(FacesContext faces) {
    var request = (HttpServletRequest) faces.getExternalContext().getRequest();
    return request.getHeader("Content-Type") == null;
  }
}
