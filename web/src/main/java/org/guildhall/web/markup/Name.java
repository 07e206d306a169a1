package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;
import org.guildhall.people.Person;

/** A person's name, a link to his page; of a former colleague who was erased, no link. */
@FacesComponent("guildhall.name")
public class Name extends MarkupComponent {
  @Override
  void write(Markup to) throws IOException {
    write(to, attribute("name", String.class), attribute("userName", String.class), null);
  }

  static void write(Markup to, String name, String userName, String style) throws IOException {
    if (!Person.leadsToPage(userName)) {
      to.open("span", style).text(to.texts().called(name)).close("span");
      return;
    }
    to.openLink(Address.ofPerson(userName)).with("class", style).text(name).close("a");
  }
}
