package org.guildhall.web;

/** Ends a call with a {@link Problem}. */
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.key());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
