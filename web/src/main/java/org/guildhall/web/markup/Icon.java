package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;

/** A picture of the sprite, for eyes only. */
@FacesComponent("guildhall.icon")
public class Icon extends MarkupComponent {
  @Override
  void write(Markup to) throws IOException {
    write(to, attribute("name", String.class));
  }

  static void write(Markup to, String name) throws IOException {
    to.open("svg", "icon").with("aria-hidden", "true");
    to.open("use").with("href", to.icons() + "#" + name).close("use").close("svg");
  }
}
