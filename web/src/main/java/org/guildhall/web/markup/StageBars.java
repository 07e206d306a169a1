package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.guildhall.web.election.Result;

/** The stages of a transferable vote as columns, one row for each candidate, and their table. */
@FacesComponent("guildhall.stages")
public class StageBars extends MarkupComponent {
  @Override
  void write(Markup to) throws IOException {
    var result = attribute("of", Result.class);
    var courses = result.getCourses();
    var most =
        courses.stream()
            .flatMap(course -> course.votes().stream())
            .reduce(result.getQuota(), BigDecimal::max);
    to.open("ul", "bars tall");
    for (var course : courses) {
      to.open("li").open("span").text(course.name());
      to.text(course.isElected() ? " · " + to.told("election.elected") : "").close("span");
      columns(to, course, most, result.getQuota());
      to.close("li");
    }
    to.close("ul");
    to.open("details").open("summary").text(to.told("election.stages.table")).close("summary");
    table(to, courses);
    to.close("details");
  }

  private static void columns(Markup to, Result.Course course, BigDecimal most, BigDecimal quota)
      throws IOException {
    int stages = course.votes().size();
    to.open("svg").with("viewBox", "0 0 " + stages + " " + most);
    to.with("preserveAspectRatio", "none").with("aria-hidden", "true");
    for (int i = 0; i < stages; i++) {
      var votes = course.votes().get(i);
      to.open("rect", course.isElected() ? "own" : "other").with("x", i + ".05");
      to.with("width", "0.9").with("y", most.subtract(votes)).with("height", votes).close("rect");
    }
    to.open("rect", "mark").with("x", 0).with("width", stages).with("y", most.subtract(quota));
    to.with("height", most.movePointLeft(2)).close("rect").close("svg");
  }

  private static void table(Markup to, List<Result.Course> courses) throws IOException {
    to.open("div", "scroll").open("table");
    to.open("caption").text(to.told("election.stages.caption")).close("caption");
    to.open("thead").open("tr").open("td").close("td");
    int stages = courses.isEmpty() ? 0 : courses.getFirst().votes().size();
    for (int i = 1; i <= stages; i++) {
      to.open("th", "number").with("scope", "col").text(to.told("election.number", i)).close("th");
    }
    to.close("tr").close("thead").open("tbody");
    for (var course : courses) {
      to.open("tr").open("th").with("scope", "row").text(course.name()).close("th");
      for (var votes : course.votes()) {
        to.open("td", "number").text(to.told("election.votes", votes)).close("td");
      }
      to.close("tr");
    }
    to.close("tbody").close("table").close("div");
  }
}
