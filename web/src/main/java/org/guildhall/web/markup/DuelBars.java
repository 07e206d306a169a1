package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;
import org.guildhall.web.election.Result;

/** The duels of a winner as bars, and behind them the table of all pairs. */
@FacesComponent("guildhall.duels")
public class DuelBars extends MarkupComponent {
  @Override
  void write(Markup to) throws IOException {
    var result = attribute("of", Result.class);
    to.open("ul", "bars");
    for (var duel : result.getDuels()) {
      int sum = Math.max(1, duel.above() + duel.below());
      to.open("li").open("span");
      to.text(to.told("election.duel", duel.one(), duel.above(), duel.below(), duel.other()));
      to.close("span");
      to.open("svg").with("viewBox", "0 0 " + sum + " 1").with("preserveAspectRatio", "none");
      to.with("aria-hidden", "true");
      bar(to, "own", 0, duel.above());
      bar(to, "other", duel.above(), duel.below());
      to.close("svg").close("li");
    }
    to.close("ul");
    to.open("details").open("summary").text(to.told("election.matrix")).close("summary");
    matrix(to, result);
    to.close("details");
  }

  private static void bar(Markup to, String style, int from, int width) throws IOException {
    to.open("rect", style).with("x", from).with("width", width).with("height", 1).close("rect");
  }

  private static void matrix(Markup to, Result result) throws IOException {
    var names = result.getCandidates();
    to.open("div", "scroll").open("table");
    to.open("caption").text(to.told("election.matrix.caption")).close("caption");
    to.open("thead").open("tr").open("td").close("td");
    for (var name : names) {
      to.open("th").with("scope", "col").text(name).close("th");
    }
    to.close("tr").close("thead").open("tbody");
    for (int i = 0; i < names.size(); i++) {
      to.open("tr").open("th").with("scope", "row").text(names.get(i)).close("th");
      for (int j = 0; j < names.size(); j++) {
        boolean wins = i != j && result.votes(i, j) > result.votes(j, i);
        to.open("td", wins ? "number won" : "number");
        to.text(i == j ? "–" : to.told("election.number", result.votes(i, j))).close("td");
      }
      to.close("tr");
    }
    to.close("tbody").close("table").close("div");
  }
}
