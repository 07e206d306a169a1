package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;
import java.util.Collection;

/** Tags, each a link to what carries it. */
@FacesComponent("guildhall.tags")
public class TagLinks extends MarkupComponent {
  @Override
  void write(Markup to) throws IOException {
    write(to, attribute("of", Collection.class));
  }

  /** Nothing where there are none. */
  static void write(Markup to, Collection<?> of) throws IOException {
    if (of.isEmpty()) {
      return;
    }
    to.open("span", "tags");
    for (var tag : of) {
      to.openLink(Address.of("/conversation/tagged").with("tag", tag)).with("class", "tag");
      to.text(tag).close("a");
    }
    to.close("span");
  }
}
