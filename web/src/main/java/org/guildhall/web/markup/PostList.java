package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;
import java.util.Map;
import org.guildhall.conversation.ConversationRights;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.SolvedTally;
import org.guildhall.moderation.LegalReason;
import org.guildhall.people.Person;
import org.guildhall.web.card.ConversationCards;
import org.guildhall.web.conversation.Act;
import org.guildhall.web.moderation.PostModeration;

/**
 * The posts of a conversation with all that the reader may do to them. Its buttons belong to the
 * form {@code acts} of the page: the name of each is the act, its value the id of the post.
 */
@FacesComponent("guildhall.posts")
public class PostList extends MarkupComponent {
  @Override
  void write(Markup to) throws IOException {
    var rights = attribute("rights", ConversationRights.class);
    var cards = attribute("cards", ConversationCards.class);
    var moderation = attribute("moderation", PostModeration.class);
    Map<?, ?> solved = attribute("solved", Map.class);
    for (var post : rows(Post.class)) {
      long id = post.id().value();
      var tally = solved.get(id) instanceof SolvedTally some ? some : new SolvedTally(id, 0, 0);
      boolean accepted = rights.conversation().isAccepted(post);
      to.open("article", accepted ? "post accepted" : "post").with("id", "p" + id);
      to.with("aria-label", to.texts().called(post.author().name()));
      head(to, rights, post);
      verdict(to, rights, tally, accepted);
      if (cards.isProposed(post, tally)) {
        proposal(to, post);
      }
      body(to, moderation, post);
      to.open("footer", "acts");
      buttons(to, rights, post, tally, accepted);
      links(to, rights, post);
      card(to, cards, post);
      report(to, moderation, post);
      takeDown(to, moderation, post);
      to.close("footer").close("article");
    }
  }

  /**
   * What is collapsed stands behind one click that names the clause; what is taken down nowhere.
   */
  private static void body(Markup to, PostModeration moderation, Post post) throws IOException {
    if (post.isTakenDown()) {
      var reason = LegalReason.valueOf(post.takenDownFor());
      to.open("p", "notice").text(to.told("post.taken-down")).text(" ");
      to.text(to.texts().name("legal", reason)).close("p");
    } else if (post.isCollapsed()) {
      to.open("details", "collapsed").open("summary");
      to.text(to.told("post.collapsed", moderation.broken(post))).close("summary");
      if (post.isOpening()) {
        to.open("h3").with("lang", "").text(post.conversation().withheldTitle()).close("h3");
      }
      prose(to, post);
      to.close("details");
      decision(to, moderation, post);
    } else {
      prose(to, post);
    }
  }

  private static void prose(Markup to, Post post) throws IOException {
    to.open("div", "prose").with("lang", "").clean(post.html()).close("div");
  }

  private static void decision(Markup to, PostModeration moderation, Post post) throws IOException {
    var act = moderation.decision(post);
    if (act != null) {
      to.open("p", "notice").text(to.told("post.collapsed.yours")).text(" ");
      to.openLink(Address.of("/moderation/decision").with("act", act.id()));
      to.text(to.told("post.collapsed.appeal")).close("a").close("p");
    }
  }

  private static void report(Markup to, PostModeration moderation, Post post) throws IOException {
    if (moderation.mayReport(post)) {
      to.openLink(Address.of("/moderation/report").with("post", post.id()));
      Icon.write(to, "flag");
      to.text(to.told("report.link")).close("a");
    }
  }

  private static void takeDown(Markup to, PostModeration moderation, Post post) throws IOException {
    if (moderation.mayTakeDown(post)) {
      to.openLink(Address.of("/administration/take-down").with("of", post.id()));
      Icon.write(to, "warning");
      to.text(to.told("take-down.ask")).close("a");
    }
  }

  private static void head(Markup to, ConversationRights rights, Post post) throws IOException {
    var author = post.author();
    to.open("header", "who");
    Avatar.write(to, author.name(), null);
    to.open("div").open("h2");
    Name.write(to, author.name(), author.userName(), "name");
    to.close("h2").open("div", "meta");
    place(to, author);
    to.open("span").openLink(Address.ofPost(rights.conversation().id(), post.id()));
    Time.write(to, post.postedAt());
    to.close("a").close("span");
    if (post.isEdited()) {
      to.open("span").openLink(Address.of("/conversation/history").with("post", post.id()));
      to.text(to.told("conversation.edited")).close("a").close("span");
    }
    to.close("div").close("div").close("header");
  }

  private static void place(Markup to, Person author) throws IOException {
    var place = Colleague.place(author);
    if (!place.isEmpty()) {
      to.open("span").text(place).close("span");
    }
  }

  private static void verdict(
      Markup to, ConversationRights rights, SolvedTally solved, boolean accepted)
      throws IOException {
    if (!accepted && solved.people() == 0) {
      return;
    }
    to.open("p", "verdict");
    Icon.write(to, "check");
    if (accepted) {
      to.text(
          to.told(
              "conversation.show.accepted",
              to.texts().called(rights.conversation().author().name())));
    } else {
      to.open("span").text(to.told("conversation.show.solved", solved.people())).close("span");
    }
    if (accepted && solved.people() > 0) {
      to.text(" ").open("span", "small");
      to.text(to.told("conversation.show.accepted.solved", solved.people())).close("span");
    }
    to.close("p");
  }

  private static void proposal(Markup to, Post post) throws IOException {
    to.open("p", "notice").text(to.told("card.propose")).text(" ");
    to.openLink(capture(post)).text(to.told("card.capture.title")).close("a").close("p");
  }

  private static void buttons(
      Markup to, ConversationRights rights, Post post, SolvedTally solved, boolean accepted)
      throws IOException {
    boolean mayAccept = rights.mayAccept(post).isAllowed();
    boolean maySaySolvedMine = rights.maySaySolvedMine(post).isAllowed();
    if (!mayAccept && !maySaySolvedMine) {
      return;
    }
    to.open("div", "row");
    if (mayAccept && !accepted) {
      button(to, Act.ACCEPT, post);
      Icon.write(to, "check");
      to.text(to.told("conversation.show.accept")).close("button");
    }
    if (solved.isForReader()) {
      button(to, Act.TAKE_BACK, post);
      to.text(to.told("conversation.show.take-back")).close("button");
    } else if (maySaySolvedMine) {
      button(to, Act.SOLVED_MINE, post);
      to.text(to.told("conversation.show.solved-mine")).close("button");
    }
    to.close("div");
  }

  private static void button(Markup to, Act act, Post post) throws IOException {
    to.open("button", "quiet")
        .with("form", "acts")
        .with("name", act.button())
        .with("value", post.id());
  }

  private static void links(Markup to, ConversationRights rights, Post post) throws IOException {
    if (rights.mayReply().isAllowed()) {
      to.open("a").with("href", "#reply").with("data-reply", "true");
      Icon.write(to, "reply");
      to.text(to.told("conversation.show.reply")).close("a");
    }
    if (rights.mayEdit(post).isAllowed()) {
      to.openLink(Address.of("/conversation/edit").with("post", post.id()));
      Icon.write(to, "edit");
      to.text(to.told("conversation.show.edit")).close("a");
    }
  }

  private static void card(Markup to, ConversationCards cards, Post post) throws IOException {
    var card = cards.of(post);
    if (card != null) {
      to.openLink(Address.ofCard(card.id()));
      Icon.write(to, "card");
      to.text(to.told("card.see")).close("a");
    } else if (cards.isOpenTo(post)) {
      to.openLink(capture(post));
      Icon.write(to, "card");
      to.text(to.told("card.capture.title")).close("a");
    }
  }

  private static Address capture(Post post) {
    return Address.of("/card/capture").with("post", post.id());
  }
}
