package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.guildhall.conversation.Arrival;
import org.guildhall.conversation.ArrivalService;
import org.guildhall.conversation.ConversationId;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Kind;
import org.guildhall.conversation.Opening;
import org.guildhall.conversation.PersonMentioned;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.PostId;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.platform.DeniedException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class MentionIT {
  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(MentionIT.class, Heard.class);
  }

  /** What was told of committed posts. */
  @ApplicationScoped
  static class Heard {
    private final List<PersonMentioned> all = new CopyOnWriteArrayList<>();

    void mentioned(@Observes(during = TransactionPhase.AFTER_SUCCESS) PersonMentioned event) {
      all.add(event);
    }

    List<PersonId> of(PostId post) {
      return all.stream().filter(e -> e.post().equals(post)).map(PersonMentioned::person).toList();
    }
  }

  @Inject private Cast cast;
  @Inject private People people;
  @Inject private Conversations conversations;
  @Inject private ConversationService service;
  @Inject private ArrivalService arrivals;
  @Inject private Heard heard;

  @BeforeEach
  void castEnters() {
    cast.enters();
  }

  @Test
  void mentionLinksThePersonAndIsKeptAndTold() {
    var id = cast.question(cast.openCommunity(), "ada", "Who?", "@Ben or @farid, but not @nobody?");
    var opening = opening(id);
    assertTrue(opening.html().contains("title=\"&#64;ben\">&#64;Ben Okafor</a>"), opening.html());
    assertTrue(opening.html().contains("&#64;nobody?"), opening.html());
    assertEquals("@Ben or @farid, but not @nobody?", opening.body());
    assertEquals(persons("ben", "farid"), opening.mentioned());
    assertEquals(persons("ben", "farid"), Set.copyOf(heard.of(opening.id())));

    var reply = service.reply(cast.actor("ben"), id, "Ask @cleo. @cleo knows.", form());
    assertEquals(persons("cleo"), post(reply).mentioned());
    assertEquals(List.copyOf(persons("cleo")), heard.of(reply));
  }

  @Test
  void editTellsOnlyWhoWasNotMentionedBefore() {
    var id = cast.question(cast.openCommunity(), "ada", "Who?", "@ben and @cleo?");
    var opening = opening(id);
    service.edit(cast.actor("ada"), opening.id(), "@ben and @dmitri?", opening.version());
    var edited = opening(id);
    assertEquals(persons("ben", "dmitri"), edited.mentioned());
    assertTrue(edited.html().contains("Dmitri Orlov"), edited.html());
    assertFalse(edited.html().contains("Cleo"), edited.html());
    assertEquals(List.of("ben", "cleo", "dmitri"), told(edited));
    service.edit(cast.actor("ada"), edited.id(), "Nobody after all.", edited.version());
    assertEquals(Set.of(), opening(id).mentioned());
  }

  @Test
  void formSentTwiceTellsOnce() {
    var id = cast.question(cast.openCommunity(), "ada", "Twice?", "Press twice.");
    var form = form();
    var reply = service.reply(cast.actor("ben"), id, "@ada", form);
    service.reply(cast.actor("ben"), id, "@ada", form);
    assertEquals(1, heard.of(reply).size());
  }

  @Test
  void refusedPostMentionsNobody() {
    var id = cast.question(cast.openCommunity(), "ada", "Members?", "Members only write.");
    int before = heard.all.size();
    assertThrows(
        DeniedException.class, () -> service.reply(cast.actor("farid"), id, "@ada", form()));
    assertEquals(before, heard.all.size());
  }

  @Test
  void previewShowsWhoWouldBeMentionedAndTellsNobody() {
    int before = heard.all.size();
    var html = service.preview(cast.actor("farid"), "Ask @ada");
    assertTrue(html.contains("&#64;Ada Moretti</a>"), html);
    assertEquals(before, heard.all.size());
  }

  @Test
  void namesOfElsewhereAreNotOurs() {
    var community = cast.openCommunity();
    var origin = "elsewhere:" + UUID.randomUUID();
    var author = people.requireByUserName("ada").id();
    var opening = new Arrival.ArrivingOpening(Kind.QUESTION, "From elsewhere", List.of());
    var arrival = new Arrival(origin, opening, null, author, "As @ben said", Instant.EPOCH, null);
    assertEquals(
        1,
        arrivals
            .bringIn(Actor.server(), community.id(), List.of(arrival), Map.of())
            .conversations());
    var listed = conversations.latest(community, 1).getFirst();
    var arrived = opening(new ConversationId(listed.id()));
    assertEquals("<p>As &#64;ben said</p>", arrived.html().strip());
    assertEquals(Set.of(), arrived.mentioned());
    assertEquals(List.of(), heard.of(arrived.id()));
  }

  @Test
  void everyKindOfConversationMentions() {
    var community = cast.openCommunity();
    for (var kind : Kind.values()) {
      var told = new Opening(kind, "Told", "With @ben.", List.of(), form());
      var id = service.open(cast.actor("ada"), community.id(), told);
      assertEquals(persons("ben"), opening(id).mentioned());
    }
  }

  @Test
  void colleaguesAreFoundByTheBeginningOfAnyOfTheirNames() {
    assertEquals(List.of("ada"), beginning("AD"));
    assertEquals(List.of("ada"), beginning("moretti"));
    assertEquals(List.of("dmitri"), beginning("Ór"));
    assertEquals(List.of("elif"), beginning("k"));
    assertEquals(List.of(), beginning("oretti"));
    for (var nothing : List.of("", " ", "%", "_", "'")) {
      assertEquals(List.of(), people.beginningWith(nothing, 8));
    }
    // Ada begins so, and so does Farid Aziz.
    assertEquals(List.of("ada", "farid"), beginning("a"));
    assertEquals(1, people.beginningWith("a", 1).size());
  }

  /** Other tests share the database, and bring in people of their own. */
  private List<String> beginning(String typed) {
    return people.beginningWith(typed, 100).stream()
        .map(Person::userName)
        .filter(Set.of("ada", "ben", "cleo", "dmitri", "elif", "farid")::contains)
        .toList();
  }

  /** With whom it mentions, which is read when it is asked for. */
  private Post post(PostId id) {
    return cast.now(
        () -> {
          var post = conversations.require(id);
          post.mentioned();
          return post;
        });
  }

  private Post opening(ConversationId id) {
    return post(conversations.posts(conversations.requireWhole(id), 0, 1).getFirst().id());
  }

  private Set<PersonId> persons(String... names) {
    return List.of(names).stream()
        .map(name -> people.requireByUserName(name).id())
        .collect(Collectors.toSet());
  }

  private List<String> told(Post post) {
    return heard.of(post.id()).stream().map(id -> people.require(id).userName()).sorted().toList();
  }

  private static String form() {
    return UUID.randomUUID().toString();
  }
}
