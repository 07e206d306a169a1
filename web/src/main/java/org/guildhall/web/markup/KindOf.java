package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;
import org.guildhall.conversation.Kind;

/** The kind of a conversation. */
@FacesComponent("guildhall.kind")
public class KindOf extends MarkupComponent {
  @Override
  void write(Markup to) throws IOException {
    write(to, attribute("of", Kind.class));
  }

  static void write(Markup to, Kind of) throws IOException {
    to.open("span", "kind " + of.key());
    to.text(to.texts().name("conversation.kind", of)).close("span");
  }
}
