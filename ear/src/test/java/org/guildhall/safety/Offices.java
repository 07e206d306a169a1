package org.guildhall.safety;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.guildhall.story.ApiCaller;

/** What waits for an answer of administrators, human resources or data protection. */
record Offices(Troupe troupe, Scene scene) {
  static final String PRIVACY = "/guildhall/administration/privacy";
  static final String TAKE_DOWN = "/guildhall/administration/take-down";

  private static final Pattern WRONG_DATA = Pattern.compile("privacy(?:\\.xhtml)?\\?id=(\\d+)");
  private static final Pattern CORRECTION = Pattern.compile("action=\"\\?id=([0-9]+)\"");
  private static final Pattern AGREE = Pattern.compile("name=\"agree\" value=\"([0-9]+)\"");
  private static final String MY_DATA = "/guildhall/person/data";

  /** Who lead others, as the demo's directory says, and play no role. */
  private static final List<String> BOSSES = List.of("maeve", "tomasz", "katrin", "enrico");

  /** Who answers for data protection. */
  private static final String DATA_PROTECTION = "joao";

  /** Lets a boss join and say that the directory is wrong; once in a scene for each of them. */
  void disputed() {
    for (var boss : BOSSES) {
      troupe.of(boss).put("/communities/" + scene.slug() + "/members/me");
      troupe
          .of(boss)
          .press(
              "/guildhall/election/show?id=" + scene.election(),
              "correcting",
              "correct",
              Map.of("wrong", "I lead nobody."));
    }
  }

  /** The page on which HR answers an employee who says that his data are wrong. */
  String wrongData() {
    troupe
        .of(Role.EMPLOYEE)
        .press(MY_DATA, "correcting", "correct", Map.of("text", "My title is another one."));
    var page = troupe.of(Role.HR).get(ApiCaller.SERVER + PRIVACY).body();
    var id = WRONG_DATA.matcher(page);
    return PRIVACY + "?id=" + (id.find() ? id.group(1) : "0");
  }

  /** The page on which the most urgent one is answered. */
  String correction() {
    var list = "/guildhall/administration/corrections";
    var page = troupe.of(Role.ADMINISTRATOR).get(ApiCaller.SERVER + list).body();
    var id = CORRECTION.matcher(page);
    return list + "?id=" + (id.find() ? id.group(1) : "0");
  }

  /** Data protection asks for another reply to be taken down; only human resources may answer. */
  String takeDown() {
    return takeDown(scene.replied());
  }

  /** Both take another reply down. */
  long takenDown() {
    long post = scene.replied();
    troupe.of(Role.HR).press(TAKE_DOWN, "answering", "agree", Map.of("agree", takeDown(post)));
    return post;
  }

  private String takeDown(long post) {
    var fields = Map.of("post", Long.toString(post), "reason", "ORDER");
    troupe.of(DATA_PROTECTION).press(TAKE_DOWN, "ask", "send", fields);
    var shown = troupe.of(Role.HR).get(ApiCaller.SERVER + TAKE_DOWN).body();
    return AGREE.matcher(shown).results().reduce((first, next) -> next).orElseThrow().group(1);
  }
}
