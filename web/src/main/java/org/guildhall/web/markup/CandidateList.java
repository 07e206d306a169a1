package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;
import java.util.Locale;
import org.guildhall.conversation.Contribution;
import org.guildhall.leadership.Candidacy;
import org.guildhall.web.election.Candidate;

/** Those who stand, side by side: why they want to, what they promise, what they did here. */
@FacesComponent("guildhall.candidates")
public class CandidateList extends MarkupComponent {
  @Override
  void write(Markup to) throws IOException {
    to.open("ul", "candidates");
    for (var one : rows(Candidate.class)) {
      to.open("li", "card");
      head(to, one.candidacy());
      if (one.disputed() != null) {
        to.open("p", "small").text(to.told("election.disputed." + lower(one.disputed())));
        to.close("p");
      }
      // A section stops at itself an item of a list that he wrote, which would else end his own.
      to.open("section", "prose").with("lang", "").clean(one.statement()).close("section");
      promises(to, one.candidacy());
      if (one.did() != null) {
        did(to, one.did());
      }
      to.close("li");
    }
    to.close("ul");
  }

  private static void head(Markup to, Candidacy one) throws IOException {
    var person = one.person();
    to.open("div", "person");
    Avatar.write(to, person.name(), null);
    to.open("div").open("h3");
    Name.write(to, person.name(), person.userName(), null);
    to.close("h3").open("p", "small").text(Colleague.place(person)).close("p");
    to.close("div").close("div");
    if (!one.stands()) {
      to.open("p", "notice warn").text(to.told("election.struck")).text(" ");
      to.text(to.told(one.struckFor().orElseThrow(), 0)).close("p");
    }
    if (person.manager() == null) {
      to.open("p", "small").text(to.told("election.manager-unknown")).close("p");
    }
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void promises(Markup to, Candidacy one) throws IOException {
    if (one.promises().isEmpty()) {
      return;
    }
    to.open("h4").text(to.told("election.promises")).close("h4").open("ul");
    for (var promise : one.promises()) {
      to.open("li").open("span").with("lang", "").text(promise.text()).close("span").text(" ");
      to.open("span", "small").text(to.told("election.due", to.moments().day(promise.dueOn())));
      to.close("span").close("li");
    }
    to.close("ul");
  }

  private static void did(Markup to, Contribution did) throws IOException {
    to.open("p", "small").text(to.told("election.did.posts", did.posts()));
    if (did.accepted() > 0) {
      to.text(" ").text(to.told("election.did.accepted", did.accepted()));
    }
    if (did.solved() > 0) {
      to.text(" ").text(to.told("election.did.solved", did.solved()));
    }
    to.close("p");
  }
}
