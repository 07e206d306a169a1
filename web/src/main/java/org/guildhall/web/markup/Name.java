package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;

/** A person's name, a link to his page. */
@FacesComponent("guildhall.name")
public class Name extends MarkupComponent {
  @Override
  void write(Markup to) throws IOException {
    write(to, attribute("name", String.class), attribute("userName", String.class), null);
  }

  static void write(Markup to, String name, String userName, String style) throws IOException {
    to.openLink(Address.ofPerson(userName)).with("class", style).text(name).close("a");
  }
}
