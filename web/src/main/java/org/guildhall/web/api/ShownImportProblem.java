package org.guildhall.web.api;

import org.guildhall.importer.ImportProblem;
import org.guildhall.web.Texts;

/**
 * Something in a file of an import that could not be taken.
 *
 * @param file name of the file inside the dump
 * @param line line in that file, counted from 1; null where the whole file is meant
 * @param reason what is wrong, in the reader's language
 */
public record ShownImportProblem(String file, Long line, String reason) {
  static ShownImportProblem of(ImportProblem problem, Texts texts) {
    return new ShownImportProblem(
        problem.file(),
        problem.line() == 0 ? null : problem.line(),
        texts.of(problem.key(), problem.args()));
  }
}
