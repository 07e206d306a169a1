package org.guildhall.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HexFormat;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.guildhall.platform.DeniedException;

/**
 * What the error page tells: a reference number that stands in the log beside the fault, and
 * nothing of the fault itself.
 */
@Named("error")
@RequestScoped
public class ErrorReport {
  private static final Logger LOG = System.getLogger(ErrorReport.class.getName());
  private static final RandomGenerator RANDOM = new Random();
  private static final int REFERENCE_BYTES = 4;
  private static final int FIRST_FAULT = 500;

  @Inject private HttpServletRequest request;

  private String reference;

  @PostConstruct
  void log() {
    reference = newReference();
    if (getStatus() >= FIRST_FAULT
        && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable fault) {
      LOG.log(Level.ERROR, "reference " + reference + " at " + path(), fault);
    } else {
      // Not where: whoever asks for what is not there may have typed anything.
      LOG.log(Level.INFO, "reference {0}: status {1}", reference, getStatus());
    }
  }

  /** A number that nothing else in the log has, nearly for certain. */
  static String newReference() {
    var bytes = new byte[REFERENCE_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  public String getReference() {
    return reference;
  }

  public int getStatus() {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
        ? status
        : 500;
  }

  /** What happened: {@code missing}, {@code denied}, {@code unreadable} or {@code fault}. */
  public String getKind() {
    return switch (getStatus()) {
      case HttpServletResponse.SC_NOT_FOUND -> "missing";
      case HttpServletResponse.SC_FORBIDDEN -> "denied";
      default -> getStatus() < FIRST_FAULT ? "unreadable" : "fault";
    };
  }

  /** The rule that denied the page; null when no rule of ours did. */
  public DeniedException getDenied() {
    return (DeniedException) request.getAttribute(RuleMessages.DENIED);
  }

  private Object path() {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
  }
}
