package org.guildhall.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.validation.ConstraintViolationException;
import org.guildhall.platform.BusinessException;

/**
 * Shows a rule's "no" as a message on the page it came from, with all that was typed, instead of as
 * an error: what an action throws as {@link BusinessException} is an answer, not a fault.
 */
public class RuleMessages extends ExceptionHandlerWrapper {

  /** Makes one for each request; named in faces-config.xml. */
  public static class Factory extends ExceptionHandlerFactory {
    public Factory(ExceptionHandlerFactory wrapped) {
      super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
      return new RuleMessages(getWrapped().getExceptionHandler());
    }
  }

  RuleMessages(ExceptionHandler wrapped) {
    super(wrapped);
  }

  @Override
  public void handle() throws FacesException {
    for (var events = getUnhandledExceptionQueuedEvents().iterator(); events.hasNext(); ) {
      var context = events.next().getContext();
      // A page that is being shown cannot show a message as well: it becomes an error page.
      if (context.getPhaseId() == PhaseId.INVOKE_APPLICATION
          && tell(context.getContext(), root(context.getException()))) {
        events.remove();
      }
    }
    getWrapped().handle();
  }

  private static boolean tell(FacesContext faces, Throwable thrown) {
    var text = CDI.current().select(Texts.class).get();
    if (thrown instanceof BusinessException no) {
      add(faces, text.of(no.key(), no.arguments()));
      return true;
    }
    if (thrown instanceof ConstraintViolationException invalid) {
      invalid.getConstraintViolations().forEach(violation -> add(faces, violation.getMessage()));
      return true;
    }
    return false;
  }

  private static void add(FacesContext faces, String text) {
    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
    faces.validationFailed();
  }

  private static Throwable root(Throwable thrown) {
    var cause = thrown;
    while (!(cause instanceof BusinessException)
        && !(cause instanceof ConstraintViolationException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
