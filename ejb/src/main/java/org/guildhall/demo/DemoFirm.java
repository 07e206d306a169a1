package org.guildhall.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityId;
import org.guildhall.community.CommunityService;
import org.guildhall.community.Facet;
import org.guildhall.community.Foundation;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Kind;
import org.guildhall.conversation.Opening;
import org.guildhall.directory.CsvDirectory;
import org.guildhall.directory.DirectoryService;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.platform.HouseClock;

/**
 * Makes the demo firm's history by the use cases that people use, each at its own past instant.
 *
 * <p>What a crash cut short is taken up at the next start: founding looks whether the community is
 * there, and every post carries the name of the form it would have come from, so that none is
 * posted twice.
 */
@ApplicationScoped
public class DemoFirm {
  @Inject private DemoSettings settings;
  @Inject private HouseClock clock;
  @Inject private People people;
  @Inject private DirectoryService directory;
  @Inject private Communities communities;
  @Inject private CommunityService communityService;
  @Inject private ConversationService conversations;
  @Inject private DemoCards cards;
  @Inject private DemoElections elections;

  /** Fills the house; does nothing once it has been filled. */
  void moveIn() {
    try {
      var done = settings.folder().resolve("directory.csv");
      try (var csv = Files.newInputStream(done)) {
        directory.bringIn(Actor.server(), new CsvDirectory(csv, false));
      }
      var now = clock.instant();
      for (var community : read("communities.json")) {
        found(community.asJsonObject(), now);
      }
      elections.play(read("elections.json"), now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void found(JsonObject community, Instant now) {
    var founders = strings(community.getJsonArray("founders"));
    var foundedAt = before(now, community.getString("foundedAgo"));
    var foundation =
        new Foundation(
            Facet.valueOf(community.getString("facet").toUpperCase(Locale.ROOT)),
            community.getString("value"),
            community.getString("name"),
            community.getString("purpose"),
            community.getString("closedReason", null));
    if (communities.withName(foundation.name()).isEmpty()) {
      clock.at(foundedAt, () -> communityService.found(actor(founders.getFirst()), foundation));
    }
    var id = communities.withName(foundation.name()).orElseThrow().id();
    var others = new ArrayList<>(founders.subList(1, founders.size()));
    others.addAll(strings(community.getJsonArray("members")));
    for (int i = 0; i < others.size(); i++) {
      join(id, founders.getFirst(), others.get(i), foundedAt.plus(Duration.ofHours(5L * (i + 1))));
    }
    talk(id, community.getString("slug"), now);
  }

  private void join(CommunityId community, String host, String guest, Instant at) {
    clock.at(
        at,
        () -> {
          if (communities.require(community).isClosed()) {
            communityService.invite(actor(host), community, guest);
          }
          communityService.join(actor(guest), community);
        });
  }

  private void talk(CommunityId community, String slug, Instant now) {
    var file = Path.of("conversations", slug + ".json");
    if (!Files.exists(settings.folder().resolve(file))) {
      return;
    }
    var all = read(file.toString());
    for (int i = 0; i < all.size(); i++) {
      var told = all.getJsonObject(i);
      var form = "demo-" + slug + "-" + i;
      clock.at(before(now, told.getString("ago")), () -> open(community, told, form, now));
    }
  }

  private void open(CommunityId community, JsonObject told, String form, Instant now) {
    var opening =
        new Opening(
            Kind.valueOf(told.getString("kind").toUpperCase(Locale.ROOT)),
            told.getString("title"),
            told.getString("body"),
            strings(told.getJsonArray("tags")),
            form);
    var asker = actor(told.getString("author"));
    var conversation = conversations.open(asker, community, opening);
    var replies = told.getJsonArray("replies");
    for (int i = 0; i < replies.size(); i++) {
      var reply = replies.getJsonObject(i);
      var replyForm = form + "-" + i;
      clock.at(
          before(now, reply.getString("ago")),
          () -> {
            var post =
                conversations.reply(
                    actor(reply.getString("author")),
                    conversation,
                    reply.getString("body"),
                    replyForm);
            if (reply.getBoolean("accepted", false)) {
              conversations.accept(asker, post);
            }
            if (reply.containsKey("solvedMine")) {
              strings(reply.getJsonArray("solvedMine"))
                  .forEach(person -> conversations.saySolvedMine(actor(person), post));
            }
            if (reply.containsKey("card")) {
              cards.keep(post, reply.getJsonObject("card"), now);
            }
          });
    }
  }

  private JsonArray read(String file) {
    try (var reader = Json.createReader(Files.newInputStream(settings.folder().resolve(file)))) {
      return reader.readArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Actor actor(String userName) {
    return Actor.of(people.requireByUserName(userName).id());
  }

  private static List<String> strings(JsonArray array) {
    return array.getValuesAs(JsonString::getString);
  }

  private static Instant before(Instant now, String ago) {
    return now.minus(Duration.parse(ago));
  }
}
