package org.guildhall.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.NotFoundException;

/**
 * Shows a rule's "no" as a message on the page it came from, with all that was typed, instead of as
 * an error: what an action throws as {@link BusinessException} is an answer, not a fault. A page
 * that does not exist, or is not for the reader, is answered with that status.
 */
public class RuleMessages extends ExceptionHandlerWrapper {
  /** The request attribute that holds what denied a page. */
  static final String DENIED = RuleMessages.class.getName() + ".denied";

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
      if (answer(context.getContext(), context.getPhaseId(), root(context.getException()))) {
        events.remove();
      }
    }
    getWrapped().handle();
  }

  /** True when that was an answer and no fault. */
  private static boolean answer(FacesContext faces, PhaseId phase, Throwable thrown) {
    // A page that is being made cannot show a message as well: it becomes an error page.
    boolean told = faces.isPostback() && phase == PhaseId.INVOKE_APPLICATION && tell(faces, thrown);
    return told
        || switch (thrown) {
          case NotFoundException nothing -> refuse(faces, HttpServletResponse.SC_NOT_FOUND);
          case DeniedException denied -> {
            faces.getExternalContext().getRequestMap().put(DENIED, denied);
            yield refuse(faces, HttpServletResponse.SC_FORBIDDEN);
          }
          default -> false;
        };
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

  private static boolean refuse(FacesContext faces, int status) {
    try {
      faces.getExternalContext().responseSendError(status, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    faces.responseComplete();
    return true;
  }

  private static void add(FacesContext faces, String text) {
    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
    faces.validationFailed();
  }

  private static Throwable root(Throwable thrown) {
    var cause = thrown;
    while (!(cause instanceof BusinessException)
        && !(cause instanceof NotFoundException)
        && !(cause instanceof ConstraintViolationException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
