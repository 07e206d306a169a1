package org.guildhall.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** Says as a {@link Problem} what the server would say as a page of an error. */
final class AnswersInProblems extends HttpServletResponseWrapper {
  private static final int FIRST_FAULT = 500;

  private final Problems problems;

  AnswersInProblems(HttpServletResponse response, Problems problems) {
    super(response);
    this.problems = problems;
  }

  @Override
  public void sendError(int status) throws IOException {
    sendError(status, "");
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    resetBuffer();
    problems.write(
        status < FIRST_FAULT
            ? Problem.ofStatus(status)
            : problems.of(new IllegalStateException("status " + status + ": " + message)),
        this);
  }
}
