package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;
import org.guildhall.web.election.Step;

/** The calendar of an election as a line of steps, with the day on which each ends. */
@FacesComponent("guildhall.calendar")
public class Calendar extends MarkupComponent {
  @Override
  void write(Markup to) throws IOException {
    to.open("ol", "steps");
    for (var step : rows(Step.class)) {
      to.open("li", step.progress()).with("aria-current", step.isNow() ? "step" : null);
      to.open("strong").text(to.texts().name("election.state", step.state())).close("strong");
      to.open("span", "for-ears").text(to.told("election.step." + step.progress())).close("span");
      if (step.until() != null) {
        to.open("time", "small").with("datetime", step.until());
        to.with("title", to.moments().exactly(step.until()));
        to.text(to.moments().day(step.until())).close("time");
      }
      to.close("li");
    }
    to.close("ol");
  }
}
