package org.guildhall.people;

/**
 * What a directory says of a colleague. What it does not tell is null; one of the two names is
 * always there.
 *
 * @param employeeId the firm's own name for a person, the same in all its directories; at most 64
 *     characters
 * @param userName what the server's sign-in calls her, in lower case; at most 100 characters
 */
public record Details(
    String employeeId,
    String givenName,
    String familyName,
    String userName,
    String email,
    String title,
    String department,
    String city,
    String country) {}
