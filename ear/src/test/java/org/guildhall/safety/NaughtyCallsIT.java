package org.guildhall.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.util.List;
import java.util.UUID;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.ApiCaller.Answer;
import org.guildhall.story.FilledForm;
import org.guildhall.story.GuildhallServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every text field of the API takes every string and gives it back unchanged, or refuses it and
 * names the field.
 */
@ExtendWith(OwnServer.class)
class NaughtyCallsIT {
  private static final int TITLE = 200;
  private static final int NAME = 80;
  private static final int PURPOSE = 1000;
  private static final int REASON = 500;
  private static final int BODY = 20_000;
  private static final int PROMISE = 300;

  private final Wrongs wrongs = new Wrongs();
  private Scene scene;
  private ApiCaller author;

  @BeforeEach
  void enter(GuildhallServer server) {
    var troupe = new Troupe(server);
    scene = Scene.set(troupe, Scene.Place.OPEN);
    author = troupe.of(Role.AUTHOR);
  }

  @Test
  void titleAndBodyOfAConversation() {
    for (var text : NaughtyStrings.all()) {
      var call =
          Json.createObjectBuilder().add("kind", "idea").add("title", text).add("body", text);
      var answer =
          author.post("/communities/" + scene.slug() + "/conversations", call.build().toString());
      if (NaughtyStrings.isVisible(text) && text.length() <= TITLE) {
        expect(201, answer, text);
        var shown = author.get("/conversations/" + answer.json().getInt("id")).json();
        wrongs.unless(text, shown.getString("title"));
        wrongs.unless(text, shown.getJsonArray("posts").getJsonObject(0).getString("bodyMarkdown"));
      } else {
        refused(answer, "title", text);
      }
    }
    wrongs.assertNone();
  }

  @Test
  void repliesEditsAndPreviews() {
    var reply = "/conversations/" + scene.conversation() + "/posts";
    for (var text : NaughtyStrings.packed(BODY)) {
      var made = author.post(reply, Scene.body(text));
      expect(201, made, text);
      wrongs.unless(
          text, author.get("/posts/" + made.json().getInt("id")).json().getString("bodyMarkdown"));
      var edited = author.put("/posts/" + made.json().getInt("id"), Scene.body(text + "."));
      expect(200, edited, text);
      wrongs.unless(text + ".", edited.json().getString("bodyMarkdown"));
      expect(200, author.post("/preview", Scene.body(text)), text);
    }
    for (var text : NaughtyStrings.all()) {
      if (!NaughtyStrings.isVisible(text)) {
        refused(author.post(reply, Scene.body(text)), "body", text);
      }
    }
    wrongs.assertNone();
  }

  @Test
  void tags() {
    for (var text : NaughtyStrings.packed(TITLE)) {
      var call =
          Json.createObjectBuilder()
              .add("kind", "idea")
              .add("title", "x")
              .add("body", "x")
              .add("tags", Json.createArrayBuilder().add(text));
      var answer =
          author.post("/communities/" + scene.slug() + "/conversations", call.build().toString());
      // A tag is what is left of it: letters, digits and a few signs.
      if (answer.status() != 201) {
        refused(answer, "tags", text);
      }
    }
    wrongs.assertNone();
  }

  @Test
  void nameCriterionPurposeAndReasonOfACommunity() {
    var purposes = NaughtyStrings.packed(PURPOSE);
    var reasons = NaughtyStrings.packed(REASON);
    var run = UUID.randomUUID().toString().substring(0, 8);
    var names =
        NaughtyStrings.packed(NAME - run.length()).stream().map(name -> name + run).toList();
    int taken = 0;
    for (int i = 0; i < names.size(); i += 2) {
      var name = names.get(i);
      var value = names.get(Math.min(i + 1, names.size() - 1));
      var purpose = purposes.get(i % purposes.size());
      var reason = reasons.get(i % reasons.size());
      var call =
          Json.createObjectBuilder()
              .add("facet", "interest")
              .add("value", value)
              .add("name", name)
              .add("purpose", purpose)
              .add("closedReason", reason);
      var answer = author.post("/communities", call.build().toString());
      if (answer.status() == 201) {
        var slug = answer.json().getString("slug");
        var shown = author.get("/communities/" + slug).json();
        wrongs.unless(name, shown.getString("name"));
        wrongs.unless(value, shown.getString("value"));
        wrongs.unless(purpose, shown.getString("purpose"));
        wrongs.unless(reason, shown.getString("closedReason"));
      } else {
        taken++;
        var fields = answer.wrongFields();
        if (answer.status() / 100 != 4 || fields.isEmpty()) {
          wrongs.add(answer.toString());
        }
      }
    }
    wrongs.assertNone();
    // Names that differ by case, width or accents alone, and words that are a second criterion.
    assertTrue(taken < names.size() / 6, taken + " of " + names.size());
  }

  @Test
  void statementAndPromisesOfACandidate() {
    var election = "/elections/" + scene.election();
    var due = scene.due();
    for (var text : NaughtyStrings.all()) {
      var promise = Json.createObjectBuilder().add("text", text).add("due", due);
      var candidacy =
          Json.createObjectBuilder()
              .add("statement", text)
              .add("promises", Json.createArrayBuilder().add(promise));
      var answer = author.put(election + "/candidacies/me", candidacy.build().toString());
      if (NaughtyStrings.isVisible(text) && text.length() <= PROMISE) {
        expect(204, answer, text);
        var shown = author.get(election).json().getJsonArray("candidates").getJsonObject(0);
        wrongs.unless(text, shown.getString("statement"));
        wrongs.unless(text, shown.getJsonArray("promises").getJsonObject(0).getString("text"));
      } else {
        refused(answer, "promises[0].text", text);
      }
    }
    wrongs.assertNone();
  }

  @Test
  void whatIsLookedFor() {
    for (var text : NaughtyStrings.all()) {
      var asked = FilledForm.encoded(text);
      var found = author.get("/search?size=1&q=" + asked);
      if (found.status() != 200) {
        assertEquals(400, found.status(), found::toString);
        assertEquals(List.of("q"), found.wrongFields(), text);
      }
      var narrowed = author.get("/search?size=1&q=x&tag=" + asked + "&author=" + asked);
      // Nobody of that name is an answer, too.
      assertTrue(narrowed.status() == 200 || narrowed.status() == 404, narrowed::toString);
    }
    wrongs.assertNone();
  }

  @Test
  void namesInAddresses() {
    for (var text : NaughtyStrings.packed(NAME)) {
      var name = FilledForm.encoded(text).replace("+", "%20");
      for (var path : List.of("/people/", "/communities/")) {
        var answer = author.get(path + name);
        // The server itself refuses a slash or a dot that is written in another way.
        if (answer.status() != 404 && answer.status() != 400) {
          wrongs.add(answer.toString());
        }
      }
    }
    wrongs.assertNone();
  }

  private void expect(int status, Answer answer, String text) {
    assertEquals(status, answer.status(), () -> text + ": " + answer);
  }

  private void refused(Answer answer, String field, String text) {
    if (answer.status() / 100 != 4 || !answer.wrongFields().contains(field)) {
      wrongs.add(text + ": " + answer);
    }
  }
}
