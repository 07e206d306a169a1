package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;
import org.guildhall.knowledge.CardSummary;

/** Cards, a row each: the question, in which cases the answer holds, and who answers for it. */
@FacesComponent("guildhall.cards")
public class CardList extends MarkupComponent {
  @Override
  void write(Markup to) throws IOException {
    boolean inCommunity = Boolean.TRUE.equals(attribute("inCommunity", Boolean.class));
    to.open("ul", "list");
    for (var row : rows(CardSummary.class)) {
      to.open("li", "item").open("h3").with("lang", "");
      to.openLink(Address.ofCard(row.id())).text(row.question()).close("a").close("h3");
      if (!row.appliesTo().isEmpty()) {
        to.open("p", "small").with("lang", "").text(row.appliesTo()).close("p");
      }
      to.open("p", "meta").open("span", "kind card-kind");
      to.text(to.told("card.kind")).close("span");
      if (!inCommunity) {
        to.openLink(Address.ofCommunity(row.communitySlug())).text(row.communityName()).close("a");
      }
      Name.write(to, row.ownerName(), row.ownerUserName(), null);
      to.open("span").text(to.told("card.reviewed")).text(" ");
      Time.write(to, row.reviewedAt());
      to.close("span").close("p");
      state(to, row);
      to.close("li");
    }
    to.close("ul");
  }

  private static void state(Markup to, CardSummary row) throws IOException {
    if (row.isRetired()) {
      to.open("p", "state").text(to.told("card.retired")).close("p");
    } else if (row.isDoubted()) {
      to.open("p", "state waiting").text(to.told("card.doubted", row.doubts())).close("p");
    }
  }
}
