package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;
import java.time.Instant;

/** When something was, in words, the exact time on hover. */
@FacesComponent("guildhall.time")
public class Time extends MarkupComponent {
  @Override
  void write(Markup to) throws IOException {
    write(to, attribute("at", Instant.class));
  }

  static void write(Markup to, Instant at) throws IOException {
    to.open("time").with("datetime", at).with("title", to.moments().exactly(at));
    to.text(to.moments().ago(at)).close("time");
  }
}
