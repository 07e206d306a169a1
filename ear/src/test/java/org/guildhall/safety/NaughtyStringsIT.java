package org.guildhall.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityService;
import org.guildhall.community.Facet;
import org.guildhall.community.Foundation;
import org.guildhall.community.SecondCriterionException;
import org.guildhall.container.BuiltEar;
import org.guildhall.container.Cast;
import org.guildhall.conversation.ConversationId;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Kind;
import org.guildhall.conversation.Opening;
import org.guildhall.conversation.PostId;
import org.guildhall.directory.CsvDirectory;
import org.guildhall.directory.DirectoryService;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.platform.BusinessException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every text field keeps every string as it was given, or refuses it and says so. */
@ExtendWith(ArquillianExtension.class)
class NaughtyStringsIT {
  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(NaughtyStringsIT.class, NaughtyStrings.class, Packed.class)
        .addAsLibrary(NaughtyStrings.library());
  }

  @Inject private Cast cast;
  @Inject private People people;
  @Inject private Communities communities;
  @Inject private CommunityService communityService;
  @Inject private Conversations conversations;
  @Inject private ConversationService service;
  @Inject private DirectoryService directory;

  @BeforeEach
  void castEnters() {
    cast.enters();
  }

  @Test
  void titleIsKeptAsItWasGiven() {
    var community = cast.openCommunity();
    assertKept(
        Opening.TITLE_MAX,
        title -> open(community, title, "A body."),
        id -> conversations.requireWhole(id).title());
  }

  @Test
  void postIsKeptAsItWasGiven() {
    var community = cast.openCommunity();
    assertKept(
        Opening.BODY_MAX,
        body -> open(community, "A title", body),
        id -> conversations.posts(conversations.requireWhole(id), 0, 1).getFirst().body());
  }

  @Test
  void editedPostAndItsFormerTextAreKeptAsTheyWereGiven() {
    var id = cast.question(cast.openCommunity(), "ada", "Q", "Q");
    var reply = service.reply(cast.actor("ben"), id, "First.", null);
    var before = new ArrayList<String>(List.of("First."));
    for (var text : NaughtyStrings.all()) {
      if (NaughtyStrings.isVisible(text) && !text.equals(before.getLast())) {
        service.edit(cast.actor("ben"), reply, text, version(reply));
        assertEquals(text, cast.now(() -> conversations.require(reply).body()));
        before.add(text);
      }
    }
    before.removeLast();
    var kept =
        cast.now(
            () ->
                conversations.revisions(conversations.require(reply)).stream()
                    .map(revision -> revision.body())
                    .toList());
    assertEquals(before, kept.reversed());
  }

  @Test
  void purposeAndReasonAreKeptAsTheyWereGiven() {
    // Two fields at once, as every founding compiles the words of the criterion check.
    assertKept(
        Foundation.REASON_MAX,
        text -> found("w" + UUID.randomUUID(), text, text.isBlank() ? "\u200b" : text),
        slug -> {
          var community = communities.requireBySlug(slug);
          assertEquals(community.purpose(), community.closedReason());
          return community.purpose();
        });
    for (var blank : List.of("", " ", "\u200b", "\u3164\n")) {
      assertThrows(ConstraintViolationException.class, () -> found("some name", blank, null));
    }
    assertThrows(ConstraintViolationException.class, () -> found("some name", "Why.", "\u200b"));
  }

  @Test
  void nameAndCriterionAreKeptAsTheyWereGiven() {
    var taken = new ArrayList<String>();
    for (var text : NaughtyStrings.all()) {
      var run = UUID.randomUUID().toString().substring(0, 8);
      if (NaughtyStrings.isVisible(text) && isLongEnough(text)) {
        try {
          var slug = found(text, "Whatever it is.", null);
          var found = cast.now(() -> communities.requireBySlug(slug));
          assertEquals(text, found.name());
          assertEquals(text, found.criterion());
        } catch (SecondCriterionException e) {
          taken.add("two criteria: " + text);
        } catch (BusinessException e) {
          assertEquals("community.taken.name", e.key(), text + run);
          taken.add(text);
        }
      } else {
        assertThrows(
            ConstraintViolationException.class, () -> found(text, "Whatever.", null), text);
      }
    }
    // What differs by case, accents or width alone is the same name; that is a handful.
    assertEquals(true, taken.size() < 60, taken.toString());
  }

  @Test
  void everyFieldOfTheDirectoryIsKeptAsItWasGiven() {
    var rows = new LinkedHashMap<String, String>();
    for (var text : NaughtyStrings.all()) {
      // White space around a value is the file's; a line break is a quote that is missing.
      if (NaughtyStrings.isVisible(text)
          && text.length() <= 100
          && text.equals(text.strip())
          && text.indexOf('\n') < 0) {
        rows.put("naughty" + rows.size(), text);
      }
    }
    bringIn(rows);
    try {
      rows.forEach(
          (userName, text) -> {
            var person = cast.now(() -> people.requireByUserName(userName));
            for (var field :
                List.<Function<Person, String>>of(
                    Person::givenName,
                    Person::familyName,
                    Person::title,
                    Person::department,
                    Person::city,
                    Person::country)) {
              assertEquals(text, field.apply(person), userName);
            }
          });
    } finally {
      // Else the departments and cities would be words of the criterion check.
      rows.replaceAll((userName, text) -> "Plain");
      bringIn(rows);
    }
  }

  @Test
  void userNameThatIsUnusualIsStillFound() {
    var row = 0;
    for (var text : List.of("o'neill", "d\u2019arc", "\u0438\u0432\u0430\u043d", "a b", "x%00y")) {
      bringIn(Map.of(text, "Plain"), "U" + row++);
      assertEquals(text, people.requireByUserName(text).userName());
    }
  }

  @Test
  void whatNoDatabaseKeepsIsRefused() {
    var community = cast.openCommunity();
    var id = cast.question(community, "ada", "Q", "Q");
    for (var text : List.of("nul \0 inside", "half a character \ud83d", "\udc00 other half")) {
      assertThrows(ConstraintViolationException.class, () -> open(community, text, "b"));
      assertThrows(ConstraintViolationException.class, () -> open(community, "t", text));
      assertThrows(
          ConstraintViolationException.class,
          () -> service.reply(cast.actor("ada"), id, text, null));
      assertThrows(
          ConstraintViolationException.class,
          () -> service.reply(cast.actor("ada"), id, "r", text));
      assertThrows(ConstraintViolationException.class, () -> found(text, "p", null));
      assertThrows(ConstraintViolationException.class, () -> found("n", text, null));
      assertThrows(ConstraintViolationException.class, () -> found("n", "p", text));
    }
  }

  @Test
  void longestTextOfTheWidestCharactersFits() {
    var community = cast.openCommunity();
    // Two units, four bytes; and one that unfolds into eighteen letters.
    for (var wide : List.of("\ud83d\ude00", "\ufdfa", "\u0390", "&", "<")) {
      var title = wide.repeat(Opening.TITLE_MAX / wide.length());
      var body = wide.repeat(Opening.BODY_MAX / wide.length());
      var id = open(community, title, body);
      assertEquals(title, cast.now(() -> conversations.requireWhole(id).title()));
      var name = wide.repeat(Foundation.NAME_MAX / wide.length());
      var slug =
          found(
              name,
              wide.repeat(Foundation.PURPOSE_MAX / wide.length()),
              wide.repeat(Foundation.REASON_MAX / wide.length()));
      assertEquals(name, cast.now(() -> communities.requireBySlug(slug).name()));
    }
  }

  private static boolean isLongEnough(String name) {
    return name.length() >= Foundation.NAME_MIN && name.length() <= Foundation.NAME_MAX;
  }

  private <T> void assertKept(int longest, Function<String, T> give, Function<T, String> take) {
    var given = new LinkedHashMap<T, String>();
    for (var text : NaughtyStrings.all()) {
      if (NaughtyStrings.isVisible(text) && text.length() <= longest) {
        given.put(give.apply(text), text);
      } else {
        assertThrows(ConstraintViolationException.class, () -> give.apply(text), text);
      }
    }
    given.forEach((id, text) -> assertEquals(text, cast.now(() -> take.apply(id))));
  }

  private ConversationId open(Community community, String title, String body) {
    return service.open(
        cast.actor("ada"),
        community.id(),
        new Opening(Kind.DISCUSSION, title, body, List.of(), null));
  }

  private String found(String name, String purpose, String reason) {
    return communityService.found(
        cast.actor("ada"), new Foundation(Facet.TOPIC, name, name, purpose, reason));
  }

  private int version(PostId post) {
    return cast.now(() -> conversations.require(post).version());
  }

  private void bringIn(Map<String, String> rows) {
    bringIn(rows, "N");
  }

  private void bringIn(Map<String, String> rows, String prefix) {
    var csv =
        new StringBuilder(
            "employee_id,given_name,family_name,user_name,email,title,manager_id,department,city,"
                + "country\n");
    rows.forEach(
        (userName, text) -> {
          var value = '"' + text.replace("\"", "\"\"") + '"';
          csv.append(
              "%s,%3$s,%3$s,\"%2$s\",,%3$s,,%3$s,%3$s,%3$s\n"
                  .formatted((prefix + userName).toUpperCase(Locale.ROOT), userName, value));
        });
    directory.bringIn(
        Actor.server(),
        new CsvDirectory(
            new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)), false));
  }
}
