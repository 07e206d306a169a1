package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;
import java.util.List;
import org.guildhall.community.CommunitySummary;
import org.guildhall.knowledge.Card;
import org.guildhall.people.Person;
import org.guildhall.search.SearchService.Finding;
import org.guildhall.search.lucene.SearchResult.Segment;
import org.guildhall.web.moderation.FoundClauses;

/** What was found, a row each, with marks on what was looked for. */
@FacesComponent("guildhall.found")
public class FindingList extends MarkupComponent {
  @Override
  void write(Markup to) throws IOException {
    var broken = attribute("broken", FoundClauses.class);
    to.open("ul", "list");
    for (var one : rows(Finding.class)) {
      to.open("li", "item");
      if (one.card() != null) {
        card(to, one, one.card());
      } else if (one.conversation() != null) {
        conversation(to, one, broken);
      } else if (one.person() != null) {
        person(to, one, one.person());
      } else {
        community(to, one, one.community());
      }
      to.close("li");
    }
    to.close("ul");
  }

  private static void card(Markup to, Finding one, Card of) throws IOException {
    to.open("h2").with("lang", "").openLink(Address.ofCard(of.id()));
    marked(to, one.hit().title());
    to.close("a").close("h2");
    excerpt(to, one);
    to.open("p", "meta").open("span", "kind card-kind").text(to.told("card.kind")).close("span");
    to.openLink(Address.ofCommunity(of.community().slug()));
    to.text(of.community().name()).close("a");
    Name.write(to, of.owner().name(), of.owner().userName(), null);
    to.open("span").text(to.told("card.reviewed")).text(" ");
    Time.write(to, of.reviewedAt());
    to.close("span");
    TagLinks.write(to, of.tags());
    to.close("p");
  }

  private static void conversation(Markup to, Finding one, FoundClauses broken) throws IOException {
    var of = one.conversation();
    boolean isWithheld = of.title().isEmpty();
    to.open("h2").with("lang", isWithheld ? null : "");
    if (isWithheld) {
      to.openLink(Address.ofPost(of.id(), one.post().id())).text(to.told("conversation.withheld"));
    } else if (one.post() == null) {
      to.openLink(Address.ofConversation(of.id()));
      marked(to, one.hit().title());
    } else {
      to.openLink(Address.ofPost(of.id(), one.post().id())).text(of.title());
    }
    to.close("a").close("h2");
    if (one.isCollapsed()) {
      to.open("details", "collapsed excerpt").open("summary");
      to.text(to.told("post.collapsed", broken.text(one.post()))).close("summary");
      excerpt(to, one);
      to.close("details");
    } else {
      excerpt(to, one);
    }
    to.open("p", "meta");
    KindOf.write(to, of.kind());
    to.openLink(Address.ofCommunity(of.community().slug()));
    to.text(of.community().name()).close("a");
    Name.write(to, one.author().name(), one.author().userName(), null);
    to.open("span");
    Time.write(to, one.writtenAt());
    to.close("span");
    TagLinks.write(to, of.tags());
    to.close("p");
    state(to, one);
  }

  private static void state(Markup to, Finding one) throws IOException {
    var replies = to.told("conversation.replies", one.conversation().replyCount());
    if (one.conversation().hasAccepted()) {
      to.open("p", "state answered");
      Icon.write(to, "check");
      to.text(" ").text(to.told("conversation.answered")).text(" ");
      to.open("small").text(replies).close("small");
    } else {
      to.open("p", "state").text(replies);
    }
    to.close("p");
  }

  private static void person(Markup to, Finding one, Person of) throws IOException {
    to.open("div", "person");
    Avatar.write(to, of.name(), null);
    to.open("div").open("h2").openLink(Address.ofPerson(of.userName()));
    marked(to, one.hit().title());
    to.close("a").close("h2").open("p", "meta").open("span");
    marked(to, one.hit().snippet());
    to.close("span").close("p").close("div").close("div");
  }

  private static void community(Markup to, Finding one, CommunitySummary of) throws IOException {
    to.open("h2").with("lang", "").openLink(Address.ofCommunity(of.slug()));
    marked(to, one.hit().title());
    to.close("a").close("h2");
    excerpt(to, one);
    to.open("p", "meta");
    to.open("span").text(to.told("search.community")).close("span");
    to.open("span").text(to.texts().name("facet", of.facet())).close("span");
    to.open("span").text(to.told("community.members", of.members())).close("span");
    to.close("p");
  }

  private static void excerpt(Markup to, Finding one) throws IOException {
    to.open("p", "excerpt").with("lang", "");
    marked(to, one.hit().snippet());
    to.close("p");
  }

  private static void marked(Markup to, List<Segment> segments) throws IOException {
    for (var segment : segments) {
      if (segment.match()) {
        to.open("mark").text(segment.text()).close("mark");
      } else {
        to.text(segment.text());
      }
    }
  }
}
