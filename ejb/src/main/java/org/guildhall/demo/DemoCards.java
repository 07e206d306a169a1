package org.guildhall.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.PostId;
import org.guildhall.knowledge.CardService;
import org.guildhall.knowledge.CardText;
import org.guildhall.knowledge.Cards;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.platform.HouseClock;

/** Plays what became of answers that the demo firm keeps as cards. */
@ApplicationScoped
class DemoCards {
  @Inject private HouseClock clock;
  @Inject private People people;
  @Inject private Conversations conversations;
  @Inject private Cards cards;
  @Inject private CardService service;

  /** Once for each answer: who comes later finds its card, and what people made of it since. */
  void keep(PostId answer, JsonObject told, Instant now) {
    if (cards.of(conversations.require(answer)).isPresent()) {
      return;
    }
    var by = actor(told);
    var draft = service.draft(by, answer);
    var text =
        new CardText(
            told.getString("question"),
            told.getString("answer"),
            told.getString("appliesTo"),
            draft.tags());
    clock.at(
        before(now, told),
        () -> {
          var review =
              service.today().plusDays(Duration.parse(told.getString("reviewIn")).toDays());
          service.capture(by, answer, text, review);
        });
    var card = cards.of(conversations.require(answer)).orElseThrow().id();
    for (var revised : parts(told, "revised")) {
      var newText =
          new CardText(text.question(), revised.getString("answer"), text.appliesTo(), text.tags());
      clock.at(
          before(now, revised), () -> service.revise(actor(revised), card, newText, null, null));
    }
    for (var doubt : parts(told, "doubt")) {
      clock.at(
          before(now, doubt), () -> service.doubt(actor(doubt), card, doubt.getString("reason")));
    }
  }

  private static List<JsonObject> parts(JsonObject told, String name) {
    return told.containsKey(name) ? List.of(told.getJsonObject(name)) : List.of();
  }

  private Actor actor(JsonObject told) {
    return Actor.of(people.requireByUserName(told.getString("by")).id());
  }

  private static Instant before(Instant now, JsonObject told) {
    return now.minus(Duration.parse(told.getString("ago")));
  }
}
