package org.guildhall.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.ApiCaller.Answer;
import org.guildhall.story.FilledForm;
import org.guildhall.story.GuildhallServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every text field of every form takes every string and keeps it unchanged, or shows the form again
 * with the very same string and says beside the field what is wrong.
 */
@ExtendWith(OwnServer.class)
class NaughtyFormsIT {
  private static final int TITLE = 200;
  private static final int NAME = 80;
  private static final int PURPOSE = 1000;
  private static final int REASON = 500;
  private static final int BODY = 20_000;
  private static final int PROMISE = 300;
  private static final int PROTEST = 2000;
  private static final int CORRECTION = 1000;
  private static final int FOUND = 302;
  private static final Pattern CORRECTIONS = Pattern.compile("[?]id=([0-9]+)\"");

  private static final Pattern ID = Pattern.compile("[?&](?:id|slug|post)=([^&#]+)(?:#.*)?$");
  private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]+|[a-z]+);");

  private final Wrongs wrongs = new Wrongs();
  private Troupe troupe;
  private Scene scene;
  private ApiCaller author;

  @BeforeEach
  void enter(GuildhallServer server) {
    troupe = new Troupe(server);
    scene = Scene.set(troupe, Scene.Place.OPEN);
    author = troupe.of(Role.AUTHOR);
  }

  @Test
  void titleAndBodyOfAConversation() {
    var page = "/guildhall/conversation/open?community=" + scene.slug();
    for (var text : NaughtyStrings.all()) {
      var fields =
          Map.of("kind", "IDEA", "title", text, "body", text, "tags", "", "submission", key());
      var answer = author.press(page, "opening", "send", fields);
      if (NaughtyStrings.isVisible(text) && text.length() <= TITLE) {
        assertEquals(FOUND, answer.status(), text);
        var shown = author.get("/conversations/" + id(answer)).json();
        wrongs.unless(typed(text), shown.getString("title"));
        wrongs.unless(
            typed(text), shown.getJsonArray("posts").getJsonObject(0).getString("bodyMarkdown"));
      } else {
        shownAgain(answer, "title", text);
      }
    }
    wrongs.assertNone();
  }

  @Test
  void repliesEditsAndPreviews() {
    var page = "/guildhall/conversation/show?id=" + scene.conversation();
    for (var text : NaughtyStrings.packed(BODY)) {
      var fields = Map.of("body", text, "submission", key());
      shownAgain(author.press(page, "reply", "preview", fields), "body", text);
      var sent = author.press(page, "reply", "send", fields);
      assertEquals(FOUND, sent.status(), text);
      var post = "/posts/" + id(sent);
      wrongs.unless(typed(text), author.get(post).json().getString("bodyMarkdown"));
      var edit = "/guildhall/conversation/edit?post=" + id(sent);
      shown(author.get(ApiCaller.SERVER + edit), "body", typed(text));
      var edited =
          author.press(edit, "editing", "send", Map.of("body", text + ".", "version", "1"));
      assertEquals(FOUND, edited.status(), text);
      wrongs.unless(typed(text + "."), author.get(post).json().getString("bodyMarkdown"));
    }
    wrongs.assertNone();
  }

  @Test
  void fieldsOfACard() {
    for (var text : NaughtyStrings.packed(TITLE)) {
      var page = "/guildhall/card/capture?post=" + scene.replied();
      var fields =
          Map.of(
              "question", text, "body", text, "appliesTo", text, "tags", "", "reviewOn", "never");
      var refused = author.press(page, "capturing", "send", fields);
      for (var field : List.of("question", "body", "appliesTo", "reviewOn")) {
        shownAgain(refused, field, fields.get(field));
      }
      var day = new HashMap<>(fields);
      day.put("reviewOn", "");
      var answer = author.press(page, "capturing", "send", day);
      assertEquals(FOUND, answer.status(), text);
      var card = author.get("/cards/" + id(answer)).json();
      for (var field : List.of("question", "answerMarkdown", "appliesTo")) {
        wrongs.unless(typed(text), card.getString(field));
      }
    }
    wrongs.assertNone();
  }

  @Test
  void reasonsOfADoubtAndOfRetiringACard() {
    var page = "/guildhall/card/show?id=" + scene.card();
    for (var text : NaughtyStrings.packed(REASON)) {
      var tooLong = text + "x".repeat(REASON);
      var doubted = author.press(page, "doubting", "say", Map.of("doubt", tooLong));
      shownAgain(doubted, "doubt", tooLong);
      var retired = author.press(page, "retiring", "retire", Map.of("reason", tooLong));
      shownAgain(retired, "reason", tooLong);
      assertEquals(FOUND, author.press(page, "doubting", "say", Map.of("doubt", text)).status());
      var card = author.get("/cards/" + scene.card()).json();
      wrongs.unless(typed(text), card.getJsonArray("doubts").getJsonObject(0).getString("reason"));
      author.delete("/cards/" + scene.card() + "/doubts/me");
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
      var value = names.get(Math.min(i + 1, names.size() - 1));
      var fields =
          Map.of(
              "facet", "PROCESS",
              "value", value,
              "name", names.get(i),
              "purpose", purposes.get(i % purposes.size()),
              "closedReason", reasons.get(i % reasons.size()));
      var answer = author.press("/guildhall/community/found", "found", "send", fields);
      if (answer.status() == FOUND) {
        var shown = author.get("/communities/" + id(answer)).json();
        for (var field : List.of("value", "name", "purpose", "closedReason")) {
          wrongs.unless(typed(fields.get(field)), shown.getString(field));
        }
      } else {
        taken++;
        for (var field : List.of("value", "name", "purpose", "closedReason")) {
          shownAgain(answer, field, fields.get(field));
        }
      }
    }
    wrongs.assertNone();
    assertTrue(taken < names.size() / 4, taken + " of " + names.size());
  }

  @Test
  void fieldsOfFormsThatAreRefusedForAnotherReason() {
    for (var text : NaughtyStrings.packed(NAME)) {
      var token = Map.of("name", text, "scope", "NONE", "lifetime", "WEEK");
      var refused = author.press("/guildhall/person/data", "making", "send", token);
      shownAgain(refused, "name", text);
      var opening =
          Map.of("kind", "IDEA", "title", text, "body", "", "tags", text, "submission", key());
      var opened =
          author.press(
              "/guildhall/conversation/open?community=" + scene.slug(), "opening", "send", opening);
      shownAgain(opened, "title", text);
      shownAgain(opened, "tags", text);
      shown(
          author.get(ApiCaller.SERVER + "/guildhall/search?q=" + FilledForm.encoded(text)),
          "q",
          text);
    }
    wrongs.assertNone();
  }

  @Test
  void nameOfAToken() {
    var most = 15;
    for (var text : NaughtyStrings.packed(NAME).stream().limit(most).toList()) {
      var token = Map.of("name", text, "scope", "READ", "lifetime", "WEEK");
      var owner = troupe.of("siobhan");
      var made = owner.press("/guildhall/person/data", "making", "send", token);
      assertEquals(FOUND, made.status(), text);
      var page = owner.get(ApiCaller.SERVER + "/guildhall/person/data");
      assertTrue(unescaped(page.body()).contains("<h3>" + text + "</h3>"), text);
    }
  }

  @Test
  void statementAndPromisesOfACandidate() {
    var page = "/guildhall/election/show?id=" + scene.election();
    var due = scene.due();
    for (var text : NaughtyStrings.all()) {
      var promised = Map.of("statement", "Because.", "promise0", text, "due0", due);
      var stood = author.press(page, "stand", "send", promised);
      if (NaughtyStrings.isVisible(text) && text.length() <= PROMISE) {
        assertEquals(FOUND, stood.status(), text);
        wrongs.unless(
            typed(text), candidacy().getJsonArray("promises").getJsonObject(0).getString("text"));
      } else {
        shownAgain(stood, "promise0", text);
      }
      var said = author.press(page, "stand", "send", Map.of("statement", text));
      if (NaughtyStrings.isVisible(text)) {
        assertEquals(FOUND, said.status(), text);
        wrongs.unless(typed(text), candidacy().getString("statement"));
      } else {
        shownAgain(said, "statement", text);
      }
    }
    wrongs.assertNone();
  }

  /** The only one who stands. */
  private JsonObject candidacy() {
    var election = author.get("/elections/" + scene.election()).json();
    return election.getJsonArray("candidates").getJsonObject(0);
  }

  /** Each member protests once, and a warden gives a reason once for each protest. */
  @Test
  void textOfAProtestAndReasonOfAWarden() {
    var texts = NaughtyStrings.packed(PROTEST);
    var protesters = List.of("cleo", "ada", "dmitri", "lena", "irina", "joao");
    var warden = troupe.of(Role.LEADER);
    Scene voted = null;
    String page = null;
    for (int i = 0; i < texts.size(); i++) {
      if (i % protesters.size() == 0) {
        voted = Scene.set(troupe, Scene.Place.PROTEST);
        page = "/guildhall/election/show?id=" + voted.election();
      }
      var text = texts.get(i);
      var tooLong = text.repeat(PROTEST / text.length() + 1);
      var protester = troupe.of(protesters.get(i % protesters.size()));
      shownAgain(protester.press(page, "protesting", "protest", protest(tooLong)), "text", tooLong);
      var protested = protester.press(page, "protesting", "protest", protest(text));
      assertEquals(FOUND, protested.status(), text);
      var judging = page + Knock.protest(warden.get(ApiCaller.SERVER + page));
      var refused = warden.press(judging, "judging", "dismiss", Map.of("reason", tooLong));
      shownAgain(refused, "reason", tooLong);
      var judged = warden.press(judging, "judging", "dismiss", Map.of("reason", text));
      assertEquals(FOUND, judged.status(), text);
      shownIn(warden, page, "<p lang=\"\">" + typed(text) + "</p>");
      shownIn(warden, page, typed(text) + "</span>");
    }
    wrongs.assertNone();
  }

  private static Map<String, String> protest(String text) {
    return Map.of("ground", "LEFT_OUT", "text", text);
  }

  /** Each boss says once in an election that the directory is wrong, and HR answers that once. */
  @Test
  void textOfACorrectionAndReasonOfHr() {
    var texts = NaughtyStrings.packed(CORRECTION);
    var bosses = List.of("maeve", "tomasz", "alexei", "lucia", "katrin", "sergei");
    var hr = troupe.of(Role.ADMINISTRATOR);
    Scene open = null;
    String page = null;
    for (int i = 0; i < texts.size(); i++) {
      var boss = troupe.of(bosses.get(i % bosses.size()));
      if (i % bosses.size() == 0) {
        open = Scene.set(troupe, Scene.Place.OPEN);
        page = "/guildhall/election/show?id=" + open.election();
      }
      boss.put("/communities/" + open.slug() + "/members/me");
      var text = texts.get(i);
      var tooLong = text.repeat(CORRECTION / text.length() + 1);
      var refused = boss.press(page, "correcting", "correct", Map.of("wrong", tooLong));
      shownAgain(refused, "wrong", tooLong);
      var asked = boss.press(page, "correcting", "correct", Map.of("wrong", text));
      assertEquals(FOUND, asked.status(), text);
      var answering = latestCorrection(hr);
      shownIn(hr, answering, "<p lang=\"\">" + typed(text) + "</p>");
      var unanswered = hr.press(answering, "answering", "refuse", Map.of("reason", tooLong));
      shownAgain(unanswered, "reason", tooLong);
      var answered = hr.press(answering, "answering", "refuse", Map.of("reason", text));
      assertEquals(FOUND, answered.status(), text);
      shownIn(boss, page, typed(text) + "</span>");
    }
    wrongs.assertNone();
  }

  private static String latestCorrection(ApiCaller hr) {
    var list = "/guildhall/administration/corrections";
    var ids = CORRECTIONS.matcher(hr.get(ApiCaller.SERVER + list).body()).results();
    return list + "?id=" + ids.mapToLong(id -> Long.parseLong(id.group(1))).max().orElseThrow();
  }

  private void shownIn(ApiCaller reader, String page, String kept) {
    if (!typed(unescaped(reader.get(ApiCaller.SERVER + page).body())).contains(kept)) {
      wrongs.add("not kept: " + Json.createValue(kept));
    }
  }

  @Test
  void colleagueWhoIsInvited() {
    var closed = Scene.set(troupe, Scene.Place.CLOSED);
    for (var text : NaughtyStrings.packed(NAME)) {
      var answer = author.press(closed.page(), "invitation", "invite", Map.of("userName", text));
      shownAgain(answer, "userName", text);
    }
    wrongs.assertNone();
  }

  /** As the rules count it: with one kind of line end. */
  private static String typed(String text) {
    return text.replaceAll("\r\n?", "\n");
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static String id(Answer answer) {
    var location = answer.header("Location");
    var id = ID.matcher(location);
    if (!id.find()) {
      throw new AssertionError("whither? " + location);
    }
    return id.group(1);
  }

  private void shownAgain(Answer answer, String field, String text) {
    if (answer.status() != 200) {
      wrongs.add(field + " of " + Json.createValue(text) + ": " + answer.status());
    } else {
      shown(answer, field, text);
    }
  }

  /** The page has a field with that very text; white space alone may also be nothing. */
  private void shown(Answer page, String field, String text) {
    var input =
        Pattern.compile("<input id=\"" + field + "\"[^>]* value=\"([^\"]*)\"").matcher(page.body());
    var area =
        Pattern.compile("(?s)<textarea id=\"" + field + "\"[^>]*>(.*?)</textarea>")
            .matcher(page.body());
    var found =
        input.find() ? input.group(1) : area.find() ? area.group(1).replaceFirst("^\r?\n", "") : "";
    boolean nothing = text.isBlank() && found.isEmpty();
    if (!nothing && !typed(unescaped(found)).equals(typed(text))) {
      wrongs.add(
          "%s: typed %s, shown %s"
              .formatted(field, Json.createValue(text), Json.createValue(unescaped(found))));
    }
  }

  private static String unescaped(String html) {
    return ENTITY
        .matcher(html)
        .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1))));
  }

  private static String character(String entity) {
    if (entity.startsWith("#x")) {
      return Character.toString(Integer.parseInt(entity.substring(2), 16));
    }
    if (entity.startsWith("#")) {
      return Character.toString(Integer.parseInt(entity.substring(1)));
    }
    return switch (entity) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "amp" -> "&";
      case "quot" -> "\"";
      case "nbsp" -> "\u00a0";
      default -> "&" + entity + ";";
    };
  }
}
