package org.guildhall.directory;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.people.Details;

/**
 * One colleague as a directory has her.
 *
 * @param line where she stands: the line of a file, or which person she is, counted from 1
 * @param managerId the employee id of her boss, null at the top
 * @param hired her first day, null when not known
 * @param gone whether the directory says that she works here no more
 */
public record DirectoryRow(
    long line, Details details, String managerId, LocalDate hired, boolean gone)
    implements Directory.Told {

  /** All that it says, in one line, of which a digest is made. */
  String written() {
    var told =
        Stream.of(
            details.employeeId(),
            details.givenName(),
            details.familyName(),
            details.userName(),
            details.email(),
            details.title(),
            details.department(),
            details.city(),
            details.country(),
            managerId,
            hired,
            gone);
    return told.map(one -> Objects.toString(one, "")).collect(Collectors.joining("\u001F")) + "\n";
  }
}
