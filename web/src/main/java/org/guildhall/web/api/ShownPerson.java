package org.guildhall.web.api;

import java.util.List;
import org.guildhall.people.Person;

/**
 * A person as the directory knows him.
 *
 * @param title what he does, as the directory has it
 * @param active whether he works here now
 * @param imported whether he is known only as the author of imported conversations
 */
public record ShownPerson(
    String userName,
    String name,
    String givenName,
    String familyName,
    String title,
    String department,
    String city,
    String country,
    String email,
    ShownName manager,
    boolean active,
    boolean imported,
    List<ShownPlace> communities,
    String url) {

  static ShownPerson of(Person person, List<ShownPlace> communities, String url) {
    return new ShownPerson(
        person.userName(),
        person.name(),
        person.givenName(),
        person.familyName(),
        person.title(),
        person.department(),
        person.city(),
        person.country(),
        person.email(),
        ShownName.of(person.manager()),
        person.isActive(),
        person.directoryId().isEmpty(),
        communities,
        url);
  }
}
