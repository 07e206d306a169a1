package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.guildhall.conversation.ConversationSummary;

/** Conversations, a row each: what it is about, who began it, and whether it still waits. */
@FacesComponent("guildhall.conversations")
public class ConversationList extends MarkupComponent {
  @Override
  void write(Markup to) throws IOException {
    Map<?, ?> tags = attribute("tags", Map.class);
    boolean inCommunity = Boolean.TRUE.equals(attribute("inCommunity", Boolean.class));
    to.open("ul", "list");
    for (var row : rows(ConversationSummary.class)) {
      to.open("li", "item");
      title(to, row);
      meta(to, row, inCommunity);
      if (tags != null && tags.get(row.id()) instanceof Collection<?> some) {
        TagLinks.write(to, some);
      }
      to.close("p");
      state(to, row);
      to.close("li");
    }
    to.close("ul");
  }

  private static void title(Markup to, ConversationSummary row) throws IOException {
    boolean isWithheld = row.title().isEmpty();
    to.open("h3").with("lang", isWithheld ? null : "");
    to.openLink(Address.ofConversation(row.id()));
    to.text(isWithheld ? to.told("conversation.withheld") : row.title()).close("a").close("h3");
  }

  /** Begins the line of small facts. */
  private static void meta(Markup to, ConversationSummary row, boolean inCommunity)
      throws IOException {
    to.open("p", "meta");
    KindOf.write(to, row.kind());
    Name.write(to, row.authorName(), row.authorUserName(), null);
    if (!inCommunity) {
      to.openLink(Address.ofCommunity(row.communitySlug())).text(row.communityName()).close("a");
    }
    to.open("span");
    Time.write(to, row.activeAt());
    to.close("span");
  }

  private static void state(Markup to, ConversationSummary row) throws IOException {
    var replies = to.told("conversation.replies", row.replies());
    if (row.isAnswered()) {
      to.open("p", "state answered");
      Icon.write(to, "check");
      to.text(" ").text(to.told("conversation.answered")).text(" ");
    } else if (row.isQuestion()) {
      boolean silent = row.replies() == 0;
      to.open("p", "state waiting");
      to.text(to.told(silent ? "conversation.unanswered" : "conversation.waiting")).text(" ");
    } else {
      to.open("p", "state").text(replies);
    }
    if (row.isQuestion() && row.replies() > 0) {
      to.open("small").text(replies).close("small");
    }
    to.close("p");
  }
}
