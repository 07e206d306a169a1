package org.guildhall.safety;

import jakarta.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.ApiCaller.Answer;
import org.guildhall.story.VotingProgram;
import org.guildhall.story.Wait;

/**
 * Tries a door as anyone would who wants in: with all that the door asks for, in its right form.
 */
final class Knock {
  /** What a preview makes of what is typed. */
  static final String PREVIEWED = "<strong>marten</strong>";

  private static final String LEADING = "act community/lead leadCommunity.act ";

  private static final Duration FOUND = Duration.ofSeconds(30);
  private static final Pattern REVOKE = Pattern.compile("name=\"revoke\" value=\"([0-9]+)\"");

  private static final Pattern JUDGED =
      Pattern.compile("action=\"\\?id=[0-9]+&amp;protest=([0-9]+)");

  private static final String MY_DATA = "/guildhall/person/data";

  /** Members who play no other role. */
  private static final List<String> HELPED = List.of("irina", "dmitri");

  private static final String TRIED = "{\"reason\":\"Tried.\"}";

  private static final String PROPOSED =
      "{\"text\":\"Nobody whistles.\",\"severity\":\"ordinary\",\"language\":\"en\","
          + "\"reason\":\"Tried.\"}";

  /** What was decided about a post of others; nobody of these is concerned. */
  private static final String ACT = "/acts/0";

  private static final String DECISION = "/guildhall/moderation/decision?act=0";

  private final Troupe troupe;
  private final Scene scene;
  private final Role role;
  private final Uploads uploads;
  private final Offices offices;
  private final ApiCaller caller;

  /** An answer that is on no card, or one that is taken down. */
  private long loose;

  /** What it is called that waits for an answer. */
  private String asked;

  Knock(Troupe troupe, Scene scene, Role role) {
    this.troupe = troupe;
    this.scene = scene;
    this.role = role;
    caller = troupe.of(role);
    uploads = new Uploads(troupe, scene);
    offices = new Offices(troupe, scene);
  }

  /** Does what makes the button be there, for those who may press it. */
  void prepare(String door) {
    var solved = "/posts/" + scene.reply() + "/solved-mine";
    if (door.contains("showConversation.act solved-mine")) {
      caller.delete(solved);
    } else if (door.contains("showConversation.act take-back")) {
      caller.put(solved);
    } else if (door.toLowerCase(Locale.ROOT).contains("card")) {
      prepareCard(door);
    } else if (door.contains("report")) {
      loose = scene.conversation() == 0 ? 0 : scene.replied();
    } else if (door.contains("code/vote") || door.contains("showCode.vote")) {
      troupe.of(HELPED.getFirst()).post(code() + "/proposals", PROPOSED);
    } else if (door.contains("takeDownPost.agree") || door.contains("takeDownPost.refuse")) {
      asked = offices.takeDown();
    } else if (door.contains("takeDownPost.putBack")) {
      loose = offices.takenDown();
    } else if (door.contains("answerCorrection")) {
      offices.disputed();
    } else if (door.contains("standInElection.withdraw")) {
      caller.put("/elections/" + scene.election() + "/candidacies/me", Scene.candidacy());
    }
  }

  private void prepareCard(String door) {
    var retirement = card() + "/retirement";
    var author = troupe.of(Role.AUTHOR);
    if (door.contains("publish") || door.startsWith("DELETE") && door.endsWith("/retirement")) {
      author.put(retirement, TRIED);
    } else {
      author.delete(retirement);
    }
    var helping = card() + "/solved-mine";
    if (door.contains("showCard.saySolvedMine")) {
      caller.delete(helping);
    } else if (door.contains("showCard.takeBackSolvedMine")) {
      caller.put(helping);
    } else if (door.contains("showCard.takeBackDoubt")) {
      caller.put(card() + "/doubts/me", TRIED);
    }
    if (door.endsWith("/revisions")) {
      author.put(card(), revised());
      author.put(card(), revised());
    }
    if (door.contains("doubtCard.doubt")) {
      caller.delete(card() + "/doubts/me");
    }
    for (var helped : HELPED) {
      troupe.of(helped).put("/posts/" + scene.reply() + "/solved-mine");
      troupe.of(helped).put(card() + "/doubts/me", TRIED);
    }
    if (door.contains("captureCard.capture") || door.startsWith("POST /api/v1/cards")) {
      loose = scene.replied();
    }
  }

  private String code() {
    return "/communities/" + scene.slug() + "/code";
  }

  /** The id of what its members vote on. */
  private String proposal() {
    var open = troupe.of(HELPED.getFirst()).get(code()).json().getJsonObject("proposal");
    return Integer.toString(open.getInt("id"));
  }

  private String card() {
    return "/cards/" + scene.card();
  }

  /** That page, where the protest is judged that waits for its wardens. */
  private String protestPage() {
    return electionPage() + protest(troupe.of(Role.LEADER).get(ApiCaller.SERVER + electionPage()));
  }

  /** What the address of a form says that judges one; empty where there is none. */
  static String protest(Answer election) {
    var judged = JUDGED.matcher(election.body());
    return judged.find() ? "&protest=" + judged.group(1) : "";
  }

  private String electionPage() {
    return "/guildhall/election/show?id=" + scene.election();
  }

  /** What is answered at that door, named as {@link Doors} does. */
  Answer at(String door) {
    return switch (door.substring(0, door.indexOf(' '))) {
      case "page" -> page(door);
      case "act" -> act(door);
      case "filter" -> filter(door);
      default -> call(door);
    };
  }

  private Answer call(String door) {
    var community = "/communities/" + scene.slug();
    var conversation = "/conversations/" + scene.conversation();
    var solved = "/posts/" + scene.reply() + "/solved-mine";
    return switch (door) {
      case "GET /api/v1/me" -> caller.get("/me");
      case "GET /api/v1/me/data" -> caller.get("/me/data");
      case "GET /api/v1/leavers/{userName}/data" ->
          caller.get("/leavers/" + troupe.leaver().userName() + "/data");
      case "GET /api/v1/communities" -> caller.get("/communities?limit=100");
      case "POST /api/v1/communities" -> caller.post("/communities", foundation());
      case "GET /api/v1/communities/{slug}" -> caller.get(community);
      case "PUT /api/v1/communities/{slug}/members/me" -> caller.put(community + "/members/me");
      case "DELETE /api/v1/communities/{slug}/members/me" ->
          caller.delete(community + "/members/me");
      case "GET /api/v1/communities/{slug}/conversations" ->
          caller.get(community + "/conversations");
      case "POST /api/v1/communities/{slug}/conversations" ->
          caller.post(
              community + "/conversations",
              "{\"kind\":\"idea\",\"title\":\"Tried\",\"body\":\"Tried.\"}");
      case "GET /api/v1/conversations/{id}" -> caller.get(conversation);
      case "POST /api/v1/conversations/{id}/posts" ->
          caller.post(conversation + "/posts", Scene.body("Tried."));
      case "PUT /api/v1/conversations/{id}/accepted" ->
          caller.put(conversation + "/accepted", "{\"postId\":" + scene.reply() + "}");
      case "GET /api/v1/posts/{id}" -> caller.get("/posts/" + scene.reply());
      case "PUT /api/v1/posts/{id}" ->
          caller.put(
              "/posts/" + scene.question(), Scene.body(scene.word() + " " + UUID.randomUUID()));
      case "PUT /api/v1/posts/{id}/solved-mine" -> caller.put(solved);
      case "DELETE /api/v1/posts/{id}/solved-mine" -> caller.delete(solved);
      case "POST /api/v1/preview" -> caller.post("/preview", Scene.body("**marten**"));
      case "GET /api/v1/search" -> {
        awaitIndex();
        yield caller.get("/search?q=" + scene.asked());
      }
      case "GET /api/v1/cards" -> caller.get("/cards");
      case "POST /api/v1/cards" -> caller.post("/cards", "{\"postId\":" + loose + "}");
      case "GET /api/v1/cards/waiting" -> caller.get("/cards/waiting");
      case "GET /api/v1/cards/proposals" -> caller.get("/cards/proposals");
      case "GET /api/v1/cards/{id}" -> caller.get(card());
      case "PUT /api/v1/cards/{id}" -> caller.put(card(), revised());
      case "GET /api/v1/cards/{id}/revisions" -> caller.get(card() + "/revisions");
      case "PUT /api/v1/cards/{id}/doubts/me" -> caller.put(card() + "/doubts/me", TRIED);
      case "DELETE /api/v1/cards/{id}/doubts/me" -> caller.delete(card() + "/doubts/me");
      case "POST /api/v1/cards/{id}/reviews" -> caller.post(card() + "/reviews", "{}");
      case "PUT /api/v1/cards/{id}/retirement" -> caller.put(card() + "/retirement", TRIED);
      case "DELETE /api/v1/cards/{id}/retirement" -> caller.delete(card() + "/retirement");
      case "PUT /api/v1/cards/{id}/owner/me" -> caller.put(card() + "/owner/me");
      case "PUT /api/v1/cards/{id}/solved-mine" -> caller.put(card() + "/solved-mine");
      case "DELETE /api/v1/cards/{id}/solved-mine" -> caller.delete(card() + "/solved-mine");
      case "GET /api/v1/similar" -> {
        awaitIndex();
        yield caller.get("/similar?title=" + scene.asked());
      }
      case "GET /api/v1/people/{userName}" -> caller.get("/people/ben");
      case "GET /api/v1/index" -> caller.get("/index");
      case "POST /api/v1/index/rebuild" -> caller.post("/index/rebuild", "{}");
      case "GET /api/v1/index/check" -> caller.get("/index/check");
      case "ANY /scim/v2/*" -> caller.get(ApiCaller.SERVER + "/guildhall/scim/v2/Users");
      case "GET /api/v1/directory/snapshots" -> caller.get("/directory/snapshots");
      case "GET /api/v1/directory/snapshots/{id}" ->
          caller.get("/directory/snapshots/" + uploads.aSnapshot(false));
      case "GET /api/v1/imports" -> caller.get("/imports");
      case "POST /api/v1/imports" ->
          caller
              .with("Content-Type", "application/zip")
              .call("POST", uploads.imports(), BodyPublishers.ofByteArray(Uploads.dump(0)));
      case "GET /api/v1/imports/{id}" -> caller.get("/imports/" + uploads.anImport());
      case "DELETE /api/v1/imports/{id}" -> caller.delete("/imports/" + uploads.anImport());
      case "GET /api/v1/communities/{slug}/elections" -> caller.get(community + "/elections");
      case "GET /api/v1/elections/{election}" -> caller.get(election());
      case "PUT /api/v1/elections/{election}/candidacies/me" ->
          caller.put(election() + "/candidacies/me", Scene.candidacy());
      case "DELETE /api/v1/elections/{election}/candidacies/me" ->
          caller.delete(election() + "/candidacies/me");
      case "POST /api/v1/elections/{election}/credential" ->
          caller.post(election() + "/credential", "{\"blinded\":\"" + blinded() + "\"}");
      case "PUT /api/v1/elections/{election}/ballots: forged" -> ballot("AQAB", "AQAB");
      case "PUT /api/v1/elections/{election}/ballots: signed" -> {
        var paper = scene.paper(Role.MEMBER);
        yield ballot(paper.token(), paper.signature());
      }
      case "GET /api/v1/elections/{election}/record" -> caller.get(election() + "/record");
      case "GET /api/v1/elections/{election}/record.blt" -> caller.get(election() + "/record.blt");
      case "GET /api/v1/elections/{election}/record.soi" -> caller.get(election() + "/record.soi");
      case "GET /api/v1/communities/{slug}/code" -> caller.get(code());
      case "POST /api/v1/communities/{slug}/code/proposals" ->
          caller.post(code() + "/proposals", PROPOSED);
      case "PUT /api/v1/communities/{slug}/code/vote" ->
          caller.put(code() + "/vote", "{\"proposal\":" + proposal() + ",\"agrees\":false}");
      case "GET /api/v1/communities/{slug}/ledger" -> caller.get(community + "/ledger");
      case "GET /api/v1/communities/{slug}/desk" -> caller.get(community + "/desk");
      case "POST /api/v1/posts/{id}/reports" ->
          caller.post("/posts/" + loose + "/reports", "{\"clause\":" + scene.clause() + "}");
      case "GET /api/v1/posts/{id}/reports" -> caller.get(reports());
      case "PUT /api/v1/posts/{id}/reports/judgement" ->
          caller.put(reports() + "/judgement", "{\"outcome\":\"no-breach\"}");
      case "GET /api/v1/acts/{act}" -> caller.get(ACT);
      case "POST /api/v1/acts/{act}/appeal" -> caller.post(ACT + "/appeal", TRIED);
      case "PUT /api/v1/acts/{act}/jury/me" -> caller.put(ACT + "/jury/me", "{\"willing\":true}");
      case "PUT /api/v1/acts/{act}/jury/me/finding" ->
          caller.put(ACT + "/jury/me/finding", "{\"upholds\":true,\"reason\":\"Tried.\"}");
      case "POST /api/v1/demo/clock" -> caller.post("/demo/clock", "{\"advance\":\"PT1S\"}");
      case "POST /demo/clock" ->
          caller.press("/guildhall/demo/clock", "x", "y", Map.of("advance", "PT1S"));
      case "GET /feed/*: community" -> show("feed/community/" + scene.slug());
      case "GET /feed/*: tag" -> show("feed/tag/" + scene.tag());
      case "GET /person/suggest" -> show("person/suggest?q=Be");
      case "POST /language" ->
          caller.press("/guildhall/language", "x", "y", Map.of("language", "en"));
      case "POST /sign-out" -> signOut();
      default -> throw unknown(door);
    };
  }

  /** His session is over then, wherever else its cookie is kept. */
  private Answer signOut() {
    var answer = caller.press("/guildhall/sign-out", "x", "y", Map.of());
    troupe.forget(role);
    return answer;
  }

  /** Each asks with a message of his own, as often as he asks. */
  private String blinded() {
    return scene.hasBox() ? scene.paper(role).blinded() : "AQAB";
  }

  private Answer ballot(String token, String signature) {
    return caller.put(
        election() + "/ballots",
        VotingProgram.ballot(token, signature, VotingProgram.ranking("RON")));
  }

  private String reports() {
    return "/posts/" + scene.reply() + "/reports";
  }

  private String election() {
    return "/elections/" + scene.election();
  }

  private Answer page(String door) {
    var address = door.substring("page ".length());
    return switch (address) {
      case "home", "community/list", "community/found", "person/list", "person/data" ->
          show(address);
      case "sign-in", "error" -> show(address);
      case "person/kept" -> show(address + "?of=access-tokens");
      case "administration/directory",
          "administration/settings",
          "administration/privacy",
          "administration/corrections",
          "administration/bosses",
          "administration/audit",
          "administration/elections",
          "administration/jobs",
          "administration/plugins",
          "administration/take-down",
          "administration/conversations",
          "administration/index" ->
          show(address);
      case "administration/import" -> show(address + "?id=" + uploads.anImport());
      case "administration/snapshot" -> show(address + "?id=" + uploads.aSnapshot(false));
      case "community/show",
          "community/lead",
          "community/code",
          "community/ledger",
          "community/desk" ->
          show(address + "?slug=" + scene.slug());
      case "moderation/report", "moderation/judge" -> show(address + "?post=" + scene.reply());
      case "moderation/decision" -> show(address + "?act=0");
      case "election/list" -> show(address + "?community=" + scene.slug());
      case "election/show" -> show(address + "?id=" + scene.election());
      case "election/recount" -> show(address);
      case "conversation/open" -> show(address + "?community=" + scene.slug());
      case "conversation/show" -> show(address + "?id=" + scene.conversation());
      case "conversation/edit" -> show(address + "?post=" + scene.question());
      case "conversation/history" -> show(address + "?post=" + scene.question());
      case "conversation/tagged" -> show(address + "?tag=" + scene.tag());
      case "card/show", "card/revise", "card/history" -> show(address + "?id=" + scene.card());
      case "card/capture" -> show(address + "?post=" + scene.reply());
      case "card/list" -> show(address + "?community=" + scene.slug());
      case "person/show" -> show(address + "?name=ben");
      case "search" -> {
        awaitIndex();
        yield show(address + "?q=" + scene.asked());
      }
      default -> throw unknown(door);
    };
  }

  private Answer act(String door) {
    var community = scene.page();
    var opening = "/guildhall/conversation/open?community=" + scene.slug();
    var talk = "/guildhall/conversation/show?id=" + scene.conversation();
    var edit = "/guildhall/conversation/edit?post=" + scene.question();
    var reply = Long.toString(scene.reply());
    var lead = "/guildhall/community/lead?slug=" + scene.slug();
    var conduct = "/guildhall/community/code?slug=" + scene.slug();
    var election = electionPage();
    if (door.startsWith(LEADING)) {
      var button = door.substring(LEADING.length());
      return caller.press(lead, "acts", button, Map.of(button, "0"));
    }
    var capture = "/guildhall/card/capture?post=" + (loose == 0 ? scene.reply() : loose);
    var revise = "/guildhall/card/revise?id=" + scene.card();
    var card = "/guildhall/card/show?id=" + scene.card();
    return switch (door.substring("act ".length())) {
      case "card/capture captureCard.capture" ->
          caller.press(capture, "capturing", "send", typedCard());
      case "card/capture preview.of(typed.submittedValue)" ->
          caller.press(capture, "capturing", "preview", Map.of("body", "**marten**"));
      case "card/revise reviseCard.revise" ->
          caller.press(revise, "revising", "send", versioned(typedCard()));
      case "card/revise preview.of(typed.submittedValue)" ->
          caller.press(revise, "revising", "preview", versioned(Map.of("body", "**marten**")));
      case "card/show doubtCard.doubt" ->
          caller.press(card, "doubting", "say", Map.of("doubt", "Tried."));
      case "card/show reviewCard.review" ->
          caller.press(card, "reviewing", "keep", Map.of("next", ""));
      case "card/show retireCard.retire" ->
          caller.press(card, "retiring", "retire", Map.of("reason", "Tried."));
      case "card/show showCard.saySolvedMine" ->
          caller.press(card, "helping", "solved-mine", Map.of());
      case "card/show showCard.takeBackSolvedMine" ->
          caller.press(card, "helping", "take-back", Map.of());
      case "card/show showCard.takeBackDoubt" ->
          caller.press(card, "undoubting", "take-back-doubt", Map.of());
      case "card/show showCard.own" -> caller.press(card, "owning", "own", Map.of());
      case "card/show showCard.publish" -> caller.press(card, "publishing", "publish", Map.of());
      case "card/list listCards.decline" ->
          caller.press(
              "/guildhall/card/list?community=" + scene.slug(),
              "proposed",
              "decline",
              Map.of("decline", reply));
      case "election/show standInElection.stand" ->
          caller.press(election, "stand", "send", Map.of("statement", "Tried."));
      case "election/show standInElection.withdraw" ->
          caller.press(election, "withdrawing", "withdraw", Map.of());
      case "election/show correctDirectory.correct" ->
          caller.press(election, "correcting", "correct", Map.of("wrong", "I lead nobody."));
      case "election/show voteInElection.cast" ->
          caller.press(election, "ballot", "cast", Map.of("rank-RON", "1"));
      case "election/show protestElection.protest" ->
          caller.press(
              election, "protesting", "protest", Map.of("ground", "LEFT_OUT", "text", "Tried."));
      case "election/show judgeProtest.judge(election.id(), true)" ->
          caller.press(protestPage(), "judging", "uphold", Map.of("reason", "Tried."));
      case "election/show judgeProtest.judge(election.id(), false)" ->
          caller.press(protestPage(), "judging", "dismiss", Map.of("reason", "Tried."));
      case "community/code showCode.vote(true)" ->
          caller.press(conduct + "&proposal=" + proposal(), "voting", "agree", Map.of());
      case "community/code showCode.vote(false)" ->
          caller.press(conduct + "&proposal=" + proposal(), "voting", "disagree", Map.of());
      case "community/code proposeClause.propose" ->
          caller.press(conduct, "proposing", "propose", clause());
      case "moderation/report reportPost.report" ->
          caller.press(
              "/guildhall/moderation/report?post=" + loose,
              "reporting",
              "report",
              Map.of("clause", Long.toString(scene.clause()), "note", ""));
      case "moderation/judge judgePost.judge" ->
          caller.press(
              "/guildhall/moderation/judge?post=" + scene.reply(),
              "judging",
              "judge",
              Map.of("finding", "NO_BREACH", "words", ""));
      case "moderation/decision appealDecision.appeal" ->
          caller.press(DECISION, "appealing", "send-appeal", Map.of("reason", "Tried."));
      case "moderation/decision showDecision.answer(true)" ->
          caller.press(DECISION, "asking", "willing", Map.of());
      case "moderation/decision showDecision.answer(false)" ->
          caller.press(DECISION, "asking", "unwilling", Map.of());
      case "moderation/decision sitOnJury.find(true)" ->
          caller.press(DECISION, "finding", "uphold", Map.of("why", "Tried."));
      case "moderation/decision sitOnJury.find(false)" ->
          caller.press(DECISION, "finding", "reverse", Map.of("why", "Tried."));
      case "community/found foundCommunity.found" ->
          caller.press("/guildhall/community/found", "found", "send", founding());
      case "community/show showCommunity.join" ->
          scene.conversation() == 0
              ? caller.press(community, "founders", "founders:join-founders", Map.of())
              : caller.press(community, "belong", "belong:join", Map.of());
      case "community/show showCommunity.leave" ->
          caller.press(community, "belong", "belong:leave", Map.of());
      case "community/show inviteColleague.invite(showCommunity.slug)" ->
          caller.press(community, "invitation", "invite", Map.of("userName", "priya"));
      case "conversation/open openConversation.open" ->
          caller.press(opening, "opening", "send", opened());
      case "conversation/open preview.of(typed.submittedValue)" ->
          caller.press(opening, "opening", "preview", Map.of("body", "**marten**"));
      case "conversation/open of.join" -> caller.press(opening, "joining", "join", Map.of());
      case "conversation/show of.join" -> caller.press(talk, "joining", "join", Map.of());
      case "conversation/show showConversation.reply" ->
          caller.press(talk, "reply", "send", Map.of("body", "Tried."));
      case "conversation/show preview.of(typed.submittedValue)" ->
          caller.press(talk, "reply", "preview", Map.of("body", "**marten**"));
      case "conversation/show showConversation.act accept" ->
          caller.press(talk, "acts", "accept", Map.of("accept", reply));
      case "conversation/show showConversation.act solved-mine" ->
          caller.press(talk, "acts", "solved-mine", Map.of("solved-mine", reply));
      case "conversation/show showConversation.act take-back" ->
          caller.press(talk, "acts", "take-back", Map.of("take-back", reply));
      case "conversation/edit editPost.save" ->
          caller.press(edit, "editing", "send", edited(scene.word() + " " + UUID.randomUUID()));
      case "conversation/edit preview.of(typed.submittedValue)" ->
          caller.press(edit, "editing", "preview", edited("**marten**"));
      case "person/data makeToken.make" -> caller.press(MY_DATA, "making", "send", token());
      case "person/data personData.revoke" -> revoke();
      case "person/data personData.wishToKeepName" ->
          caller.press(MY_DATA + "?stays=true", "naming", "keep-name", Map.of());
      case "person/data correctData.ask" ->
          caller.press(MY_DATA, "correcting", "correct", Map.of("text", "Tried."));
      case "administration/settings changeSetting.set" ->
          caller.press(
              "/guildhall/administration/settings?name=privacy.leavers",
              "setting",
              "set",
              Map.of("amount", "179"));
      case "administration/privacy lookAfterPrivacy.answer(true)" ->
          caller.press(offices.wrongData(), "answering", "corrected", Map.of("answer", "Tried."));
      case "administration/privacy lookAfterPrivacy.answer(false)" ->
          caller.press(offices.wrongData(), "answering", "right", Map.of("answer", "Tried."));
      case "administration/privacy lookAfterPrivacy.erase" ->
          caller.press(
              Offices.PRIVACY + "?person=" + troupe.leaver().id(), "erasing", "erase", Map.of());
      case "administration/privacy lookAfterPrivacy.leave" ->
          caller.press(Offices.PRIVACY + "?person=1", "leaving", "leave", Map.of());
      case "administration/directory bringInDirectory.bringIn" ->
          Uploads.send(caller, "directory", "directory.csv", Uploads.directory(), Map.of());
      case "administration/bosses keepBossTitles.add" -> list("add", "T" + UUID.randomUUID());
      case "administration/bosses keepBossTitles.remove" -> unlist();
      case "administration/snapshot showSnapshot.confirm" -> decide("confirm");
      case "administration/snapshot showSnapshot.discard" -> decide("discard");
      case "administration/conversations bringInConversations.bringIn" ->
          Uploads.send(caller, "conversations", "dump.zip", Uploads.dump(0), uploads.dumped());
      case "administration/import showImport.cancel" ->
          caller.press(
              "/guildhall/administration/import?id=" + uploads.begun(Uploads.dump(Uploads.LONG)),
              "progress",
              "cancel",
              Map.of());
      case "administration/corrections answerCorrection.answer(true)" ->
          caller.press(offices.correction(), "answering", "grant", Map.of("reason", "Tried."));
      case "administration/corrections answerCorrection.answer(false)" ->
          caller.press(offices.correction(), "answering", "refuse", Map.of("reason", "Tried."));
      case "administration/take-down takeDownPost.ask" ->
          caller.press(
              Offices.TAKE_DOWN,
              "ask",
              "send",
              Map.of("post", Long.toString(scene.reply()), "reason", "ORDER"));
      case "administration/take-down takeDownPost.agree" ->
          caller.press(Offices.TAKE_DOWN, "answering", "agree", Map.of("agree", asked));
      case "administration/take-down takeDownPost.refuse" ->
          caller.press(Offices.TAKE_DOWN, "answering", "refuse", Map.of("refuse", asked));
      case "administration/take-down takeDownPost.putBack" ->
          caller.press(Offices.TAKE_DOWN + "?back=" + loose, "returning", "putBack", Map.of());
      case "administration/index checkIndex.rebuild" ->
          caller.press("/guildhall/administration/index", "index", "rebuild", Map.of());
      case "search search.find" -> {
        awaitIndex();
        yield show("search?q=" + scene.asked());
      }
      case "sign-in signIn.open" -> show("sign-in");
      default -> throw unknown(door);
    };
  }

  private Answer filter(String door) {
    return switch (door.substring("filter ".length())) {
      case "SameOrigin" ->
          caller
              .with("Sec-Fetch-Site", "cross-site")
              .press(scene.page(), "belong", "belong:leave", Map.of());
      case "WellFormed" ->
          caller.call("PUT", ApiCaller.SERVER + scene.page(), BodyPublishers.noBody());
      case "Door" -> caller.get("/nowhere");
      case "PageHeaders", "SessionOfSignIn" ->
          show("jakarta.faces.resource/guildhall.css.xhtml?ln=guildhall");
      default -> throw unknown(door);
    };
  }

  private Answer show(String path) {
    return caller.get(ApiCaller.SERVER + "/guildhall/" + path);
  }

  private void awaitIndex() {
    Wait.until(
        FOUND,
        scene.word() + " to be found",
        () -> troupe.of(Role.MEMBER).get("/search?q=" + scene.asked()).json().getInt("total") > 0);
  }

  private String foundation() {
    var made = Json.createObjectBuilder();
    founding().forEach((field, value) -> made.add(field, value));
    return made.add("facet", "topic").build().toString();
  }

  private static Map<String, String> founding() {
    var name = "n" + UUID.randomUUID().toString().replace("-", "");
    return Map.of("facet", "TOPIC", "value", "v" + name, "name", name, "purpose", "To be tried.");
  }

  private static Map<String, String> clause() {
    return Map.of(
        "clause",
        "0",
        "clause-text",
        "Nobody whistles.",
        "severity",
        "ORDINARY",
        "reason",
        "Tried.");
  }

  private static Map<String, String> opened() {
    return Map.of(
        "kind",
        "IDEA",
        "title",
        "Tried",
        "body",
        "Tried.",
        "tags",
        "",
        "submission",
        UUID.randomUUID().toString());
  }

  private Map<String, String> edited(String body) {
    var post = troupe.of(Role.AUTHOR).get("/posts/" + scene.question());
    return Map.of("body", body, "version", Integer.toString(post.json().getInt("version")));
  }

  /** What a card could say that nobody has said yet. */
  private Map<String, String> typedCard() {
    return Map.of(
        "question",
        scene.word(),
        "body",
        scene.word() + " " + UUID.randomUUID(),
        "appliesTo",
        "",
        "tags",
        "",
        "reviewOn",
        "");
  }

  private Map<String, String> versioned(Map<String, String> typed) {
    var whole = new HashMap<>(typed);
    var card = troupe.of(Role.AUTHOR).get(card());
    whole.put("version", Integer.toString(card.json().getInt("version")));
    return whole;
  }

  private String revised() {
    return Json.createObjectBuilder()
        .add("question", scene.word())
        .add("answer", scene.word() + " " + UUID.randomUUID())
        .build()
        .toString();
  }

  private static Map<String, String> token() {
    return Map.of("name", "T" + UUID.randomUUID().toString(), "scope", "READ", "lifetime", "WEEK");
  }

  /** One's own newest token, if one has any. */
  private Answer revoke() {
    caller.press("/guildhall/person/data", "making", "send", token());
    var button = REVOKE.matcher(show("person/data").body());
    return caller.press(
        "/guildhall/person/data",
        "revoking",
        "revoke",
        Map.of("revoke", button.find() ? button.group(1) : "0"));
  }

  private Answer list(String button, String title) {
    return caller.press(
        "/guildhall/administration/bosses", "adding", button, Map.of("title", title));
  }

  /** An administrator has seen to it that there is one. */
  private Answer unlist() {
    var page = "/guildhall/administration/bosses";
    var title = "T" + UUID.randomUUID();
    troupe.of(Role.ADMINISTRATOR).press(page, "adding", "add", Map.of("title", title));
    return caller.press(page, "removing", "remove", Map.of("remove", title));
  }

  private Answer decide(String button) {
    var address = "/guildhall/administration/snapshot?id=" + uploads.aSnapshot(true);
    return caller.press(address, "deciding", button, Map.of());
  }

  private static AssertionError unknown(String door) {
    return new AssertionError("nobody knows how to knock at: " + door);
  }
}
