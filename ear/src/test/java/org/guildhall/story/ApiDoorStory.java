package org.guildhall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom the API lets in, and by what. */
class ApiDoorStory extends Programs {
  @Test
  void nobodyIsLetInWithoutSayingWhoHeIs() {
    var nobody = ApiCaller.ofNobody(server);
    for (var path : List.of("/me", "/communities", "/conversations/1", "/nowhere")) {
      var answer = nobody.get(path);
      assertEquals(401, answer.status(), path);
      assertEquals("Bearer realm=\"guildhall\"", answer.header("WWW-Authenticate"));
      assertProblem(answer, "sign-in");
    }
    assertEquals(401, nobody.post("/communities", "{}").status());
    assertEquals(401, nobody.get(ApiCaller.SERVER + "/guildhall/api/").status());
  }

  @Test
  void tokenThatIsNoneLetsNobodyInWhateverSessionHeHas() {
    var session = ApiCaller.signedIn(server, "ada");
    assertEquals(200, session.get("/me").status());
    for (var shown :
        List.of("Bearer demo-nobody", "Bearer ", "Bearer guildhall_x", "Basic YWRhOng=", "x")) {
      var answer = session.with("Authorization", shown).get("/me");
      assertEquals(401, answer.status(), shown);
      assertTrue(answer.header("WWW-Authenticate").contains("invalid_token"), shown);
    }
  }

  @Test
  void meTellsWhoCallsAndByWhat() {
    var byToken = ada.get("/me").json();
    assertEquals("ada", byToken.getString("userName"));
    assertEquals("Ada Moretti", byToken.getString("name"));
    assertEquals("demo", byToken.getString("signedInBy"));
    assertFalse(byToken.getBoolean("administrator"));
    assertTrue(ApiCaller.each(byToken, "communities", "slug").contains("developers"));
    assertTrue(ApiCaller.of(server, "farid").get("/me").json().getBoolean("administrator"));
    var bySession = ApiCaller.signedIn(server, "farid").get("/me").json();
    assertEquals("session", bySession.getString("signedInBy"));
    assertTrue(bySession.getBoolean("administrator"));
  }

  @Test
  void otherSitesMakeNobodyCallAnything() {
    var session = ApiCaller.signedIn(server, "ada");
    assertEquals(200, session.post("/preview", body("x")).status());
    for (var caller :
        List.of(
            session.with("Sec-Fetch-Site", "cross-site"),
            session.with("Sec-Fetch-Site", "same-site"),
            session.with("Origin", "https://evil.example"))) {
      var answer = caller.post("/preview", body("x"));
      assertEquals(403, answer.status());
      assertProblem(answer, "other-site");
    }
    // A token no site can make a browser send.
    assertEquals(
        200, ada.with("Sec-Fetch-Site", "cross-site").post("/preview", body("x")).status());
  }

  @Test
  void feedReadersGiveTheTokenAsAPassword() {
    var feed = ApiCaller.SERVER + "/guildhall/feed/community/developers";
    var nobody = ApiCaller.ofNobody(server);
    var refused = nobody.get(feed);
    assertEquals(401, refused.status());
    assertTrue(refused.header("WWW-Authenticate").startsWith("Basic "));
    assertEquals(401, nobody.with("Authorization", basic("ada:guildhall")).get(feed).status());
    var read = nobody.with("Authorization", basic("whoever:demo-ada")).get(feed);
    assertEquals(200, read.status(), read::toString);
    assertTrue(read.header("Content-Type").startsWith("application/atom+xml"));
    assertEquals(200, ada.get(feed).status());
    assertEquals(200, ApiCaller.signedIn(server, "ada").get(feed).status());
    assertEquals(404, ada.get(ApiCaller.SERVER + "/guildhall/feed/nothing").status());
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
