package org.guildhall.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ActionEvent;
import jakarta.faces.event.ActionListener;
import jakarta.servlet.http.HttpServletRequest;
import org.omnifaces.util.Faces;

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
      if (isOfSomeoneElse(faces)) {
        Faces.refreshWithQueryString();
        return;
      }
      var text = CDI.current().select(Texts.class).get();
      faces.addMessage(
          null, new FacesMessage(FacesMessage.SEVERITY_WARN, text.of("page.unsent"), null));
      faces.renderResponse();
    } else {
      wrapped.processAction(event);
    }
  }

  /** Two people at one browser: what one of them wrote is not for the other. */
  private static boolean isOfSomeoneElse(FacesContext faces) {
    var writer = faces.getExternalContext().getRequestParameterMap().get("writer");
    return writer != null && !writer.equals(faces.getExternalContext().getRemoteUser());
  }

  private static boolean isGivenBack(FacesContext faces) {
    return isGivenBack((HttpServletRequest) faces.getExternalContext().getRequest());
  }

  static boolean isGivenBack(HttpServletRequest request) {
    return request.getHeader("Content-Type") == null;
  }
}
