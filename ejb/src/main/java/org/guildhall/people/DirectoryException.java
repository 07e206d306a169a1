package org.guildhall.people;

import java.util.List;
import org.guildhall.platform.BusinessException;

/** A directory file has problems; nothing of it was brought in. */
public class DirectoryException extends BusinessException {

  private final transient List<DirectoryFile.Problem> problems;

  DirectoryException(List<DirectoryFile.Problem> problems) {
    super("directory.problem", problems.size());
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, with the lines where it is. */
  public List<DirectoryFile.Problem> problems() {
    return problems;
  }
}
