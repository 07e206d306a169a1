package org.guildhall.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.guildhall.directory.Difference.Alteration;
import org.guildhall.people.Details;
import org.guildhall.people.Person;

/** What a directory says otherwise of a person than is known. */
final class Alterations {
  private Alterations() {}

  /**
   * One after the other, in the order of the columns of a file.
   *
   * @param managerId employee id of the manager of now; null for none
   * @param managerName what he is called
   */
  static List<Alteration> of(Person person, Details said, String managerId, String managerName) {
    var found = new ArrayList<Alteration>();
    alter(found, "given_name", person.givenName(), text(said.givenName()));
    alter(found, "family_name", person.familyName(), text(said.familyName()));
    alter(found, "user_name", person.userName(), said.userName());
    alter(found, "email", person.email(), said.email());
    alter(found, "title", person.title(), said.title());
    alter(found, "department", person.department(), said.department());
    alter(found, "city", person.city(), said.city());
    alter(found, "country", person.country(), said.country());
    var before = person.manager() == null ? null : person.manager().directoryId().orElse(null);
    if (!Objects.equals(before, managerId)) {
      alter(
          found,
          "manager_id",
          before == null ? null : named(person.manager().name(), before),
          managerId == null ? null : named(managerName, managerId));
    }
    return found;
  }

  private static void alter(List<Alteration> found, String attribute, String was, String is) {
    if (!Objects.equals(was, is)) {
      found.add(new Alteration(attribute, was, is));
    }
  }

  private static String named(String name, String employeeId) {
    return name + " (" + employeeId + ")";
  }

  /** Given and family name, as they are shown. */
  static String name(Details details) {
    return (text(details.givenName()) + " " + text(details.familyName())).strip();
  }

  private static String text(String maybe) {
    return Objects.requireNonNullElse(maybe, "");
  }
}
