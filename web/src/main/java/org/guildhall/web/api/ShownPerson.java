package org.guildhall.web.api;

import java.util.List;
import org.guildhall.people.Person;
import org.guildhall.privacy.PrivacySettings;

/**
 * A person as the directory knows him.
 *
 * @param title what he does, as the directory has it
 * @param email null too where the firm does not show it; so the manager
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

  /**
   * @param privacy what of him colleagues may see
   */
  static ShownPerson of(
      Person person, PrivacySettings privacy, List<ShownPlace> communities, String url) {
    return new ShownPerson(
        person.userName(),
        person.name(),
        person.givenName(),
        person.familyName(),
        person.title(),
        person.department(),
        person.city(),
        person.country(),
        privacy.showsEmail() ? person.email() : null,
        privacy.showsManager() ? ShownName.of(person.manager()) : null,
        person.isActive(),
        person.directoryId().isEmpty(),
        communities,
        url);
  }
}
