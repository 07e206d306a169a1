package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.people.Person;

/** A person with avatar, name and place. */
@FacesComponent("guildhall.person")
public class Colleague extends MarkupComponent {
  @Override
  void write(Markup to) throws IOException {
    write(to, attribute("of", Person.class));
  }

  static void write(Markup to, Person of) throws IOException {
    to.open("div", "person");
    Avatar.write(to, of.name(), "little");
    to.open("div");
    Name.write(to, of.name(), of.userName(), null);
    to.open("div", "small").text(place(of)).close("div");
    to.close("div").close("div");
  }

  /** Department and city, as far as the directory knows them; else empty. */
  static String place(Person of) {
    return Stream.of(of.department(), of.city())
        .filter(part -> part != null && !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }
}
