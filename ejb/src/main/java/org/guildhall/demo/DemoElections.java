package org.guildhall.demo;

import static java.util.Comparator.comparing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.leadership.Caretaking;
import org.guildhall.leadership.Election;
import org.guildhall.leadership.ElectionCalendar;
import org.guildhall.leadership.ElectionService;
import org.guildhall.leadership.Elections;
import org.guildhall.leadership.Platform;
import org.guildhall.leadership.Ranking;
import org.guildhall.leadership.TermService;
import org.guildhall.leadership.Terms;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.platform.HouseClock;

/**
 * Plays the elections of the demo firm: what people did, each at its own past instant, and between
 * them what time did. So there is an election in every state, and each came there as a real one
 * does.
 */
@ApplicationScoped
class DemoElections {
  @Inject private HouseClock clock;
  @Inject private People people;
  @Inject private Communities communities;
  @Inject private Elections elections;
  @Inject private ElectionService service;
  @Inject private ElectionCalendar calendar;
  @Inject private Terms terms;
  @Inject private TermService termService;

  private record Act(String community, Instant at, Runnable deed) {}

  /**
   * Plays them up to now; does nothing when any was played before, nor in a firm that moved in
   * before Guildhall had elections: what people did then, they did without.
   */
  void play(JsonArray told, Instant now) {
    if (elections.areAnyOver()) {
      return;
    }
    var acts = new ArrayList<Act>();
    for (var of : told.getValuesAs(JsonObject.class)) {
      var slug = of.getString("community");
      each(of, "stand", act -> acts.add(new Act(slug, at(now, act), () -> stand(slug, act))));
      each(of, "correct", act -> acts.add(new Act(slug, at(now, act), () -> correct(slug, act))));
      each(of, "vote", act -> acts.add(new Act(slug, at(now, act), () -> vote(slug, act))));
      each(of, "choose", act -> acts.add(new Act(slug, at(now, act), () -> choose(slug, act))));
      each(of, "stepDown", act -> acts.add(new Act(slug, at(now, act), () -> stepDown(slug, act))));
    }
    acts.sort(comparing(Act::at));
    if (acts.isEmpty() || !isOpen(acts.getFirst())) {
      return;
    }
    for (var act : acts) {
      letTimePass(act.at());
      clock.at(act.at(), act.deed());
    }
    letTimePass(now);
  }

  private boolean isOpen(Act act) {
    return elections
        .running(community(act.community()))
        .filter(election -> election.openedAt().isBefore(act.at()))
        .isPresent();
  }

  /** Lets happen what falls due until then, each at its instant. */
  private void letTimePass(Instant until) {
    Instant before = null;
    for (var due = calendar.next(); due.isPresent(); due = calendar.next()) {
      var next = due.get();
      // What waits for somebody, such as a protest, is due again and again.
      if (next.isAfter(until) || next.equals(before)) {
        return;
      }
      clock.at(next, calendar::turn);
      before = next;
    }
  }

  private void stand(String slug, JsonObject act) {
    var promises =
        act.containsKey("promises")
            ? act.getJsonArray("promises").getValuesAs(JsonObject.class).stream()
                .map(
                    promise ->
                        new Platform.Promised(
                            promise.getString("text"),
                            clock
                                .instant()
                                .plus(Duration.parse(promise.getString("dueIn")))
                                .atZone(ZoneOffset.UTC)
                                .toLocalDate()))
                .toList()
            : List.<Platform.Promised>of();
    service.stand(
        actor(act.getString("person")),
        running(slug).id(),
        new Platform(act.getString("statement"), promises));
  }

  private void correct(String slug, JsonObject act) {
    service.correct(actor(act.getString("person")), running(slug).id(), act.getString("text"));
  }

  private void vote(String slug, JsonObject act) {
    var id = running(slug).id();
    var ranking =
        new Ranking(act.getJsonArray("ranking").getValuesAs(group -> strings(group.asJsonArray())));
    for (var voter : strings(act.getJsonArray("voters"))) {
      service.castFor(actor(voter), id, ranking);
    }
  }

  private void choose(String slug, JsonObject act) {
    var choice = Caretaking.Choice.valueOf(act.getString("choice").toUpperCase(Locale.ROOT));
    for (var member : strings(act.getJsonArray("members"))) {
      termService.choose(actor(member), community(slug).id(), choice, act.getString("into", null));
    }
  }

  private void stepDown(String slug, JsonObject act) {
    var leader = people.requireByUserName(act.getString("person"));
    var term = terms.leading(community(slug), leader).orElseThrow();
    termService.stepDown(Actor.of(leader.id()), term.id());
  }

  private Election running(String slug) {
    return elections.running(community(slug)).orElseThrow();
  }

  private Community community(String slug) {
    return communities.requireBySlug(slug);
  }

  private Actor actor(String userName) {
    return Actor.of(people.requireByUserName(userName).id());
  }

  private static void each(JsonObject of, String name, Consumer<JsonObject> use) {
    if (of.containsKey(name)) {
      of.getJsonArray(name).getValuesAs(JsonObject.class).forEach(use);
    }
  }

  private static Instant at(Instant now, JsonObject act) {
    return now.minus(Duration.parse(act.getString("ago")));
  }

  private static List<String> strings(JsonArray array) {
    return array.getValuesAs(JsonString::getString);
  }
}
