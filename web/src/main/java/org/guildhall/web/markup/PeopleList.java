package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;
import org.guildhall.people.Person;

/** Persons with avatar, name and place, a row each. */
@FacesComponent("guildhall.people")
public class PeopleList extends MarkupComponent {
  @Override
  void write(Markup to) throws IOException {
    to.open("ul", "plain");
    for (var person : rows(Person.class)) {
      to.open("li");
      Colleague.write(to, person);
      to.close("li");
    }
    to.close("ul");
  }
}
