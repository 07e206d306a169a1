package org.guildhall.people;

import java.time.LocalDate;

/**
 * One colleague as a directory file has her. What the file leaves empty is null; one of the two
 * names is always there.
 *
 * @param line the line of the file where the row starts, counted from 1
 * @param employeeId unique in the file
 * @param userName in lower case, unique in the file: what the server's sign-in calls her
 * @param managerId the employee id of another row, null at the top
 */
public record DirectoryRow(
    long line,
    String employeeId,
    String givenName,
    String familyName,
    String userName,
    String email,
    String title,
    String managerId,
    String department,
    String city,
    String country,
    LocalDate hired) {}
