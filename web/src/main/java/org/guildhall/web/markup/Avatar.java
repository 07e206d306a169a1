package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;
import org.guildhall.web.Initials;

/** A person's initials in a colour of their own. */
@FacesComponent("guildhall.avatar")
public class Avatar extends MarkupComponent {
  @Override
  void write(Markup to) throws IOException {
    write(to, attribute("name", String.class), attribute("size", String.class));
  }

  /**
   * @param size {@code little}, {@code large}, or null for that between
   */
  static void write(Markup to, String name, String size) throws IOException {
    var hue = "avatar hue-" + Initials.hue(name);
    to.open("span", size == null ? hue : hue + " " + size).with("aria-hidden", "true");
    to.text(name.isEmpty() ? "–" : Initials.of(name)).close("span");
  }
}
