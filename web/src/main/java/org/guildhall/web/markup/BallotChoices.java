package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;
import org.guildhall.leadership.Candidacy;
import org.guildhall.leadership.Ranking;
import org.guildhall.people.Person;
import org.guildhall.web.election.VoteInElection;
import org.omnifaces.util.Faces;

/**
 * The fields of a ballot: a number beside each name, for everyone; and what a script needs so that
 * names can be moved.
 */
@FacesComponent("guildhall.ballot")
public class BallotChoices extends MarkupComponent {
  @Override
  void write(Markup to) throws IOException {
    var all = rows(Candidacy.class);
    to.open("ol", "ballot").with("data-choices", "true");
    for (var one : all) {
      choice(to, one.person(), all.size() + 1);
    }
    choice(to, null, all.size() + 1);
    to.close("ol");
  }

  /** For reopening nominations where there is no person. */
  private static void choice(Markup to, Person person, int most) throws IOException {
    var key = person == null ? Ranking.RON : person.userName();
    var name = person == null ? to.told("election.ron") : to.texts().called(person.name());
    var field = VoteInElection.FIELD + key;
    to.open("li", person == null ? "choice ron" : "choice");
    to.with("data-choice", key).with("data-name", name);
    to.open("span", "grip scripted").with("aria-hidden", "true").close("span");
    to.open("label").with("for", field).text(name).open("span", "small");
    to.text(person == null ? to.told("election.ron.hint") : Colleague.place(person));
    to.close("span").close("label");
    move(to, "up", name);
    move(to, "down", name);
    to.open("input").with("type", "number").with("id", field).with("name", field);
    to.with("min", 1).with("max", most).with("inputmode", "numeric").with("autocomplete", "off");
    to.with("value", typed(field)).close("input").close("li");
  }

  private static void move(Markup to, String way, String name) throws IOException {
    to.open("button", "scripted").with("type", "button").with("data-move", way);
    to.with("aria-label", to.told("election.vote.move." + way, name));
    Icon.write(to, way);
    to.close("button");
  }

  /** What a form that was refused brought; what was cast never comes back. */
  private static String typed(String field) {
    return Faces.isPostback() ? Faces.getRequestParameter(field) : null;
  }
}
