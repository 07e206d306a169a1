package org.guildhall.signon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.GuildhallServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signing in at a provider by OpenID Connect. */
@ExtendWith(Providers.class)
class OidcSignInIT {
  private static final Duration LONG_AGO = Duration.ofHours(1);

  private OidcServer firm;
  private Keycloak keycloak;

  @BeforeEach
  void at(OidcServer server) {
    firm = server;
    keycloak = server.keycloak();
  }

  @Test
  void whoIsKnownThereSignsInReadsPostsAndSignsOut() {
    Rules.signsInReadsPostsAndSignsOut(firm.as("ada"), "Ada Moretti", "ada");
  }

  @Test
  void whomNoDirectoryNamesComesInAsANewcomerUntilOneDoes() {
    assertTrue(firm.as("nova").isIn("Nova Stella"));
    var mark = "Known by the sign-in only";
    var ada = firm.as("ada");
    var page = "/guildhall/person/show?name=nova";
    assertTrue(ada.open(page).body().contains(mark));
    assertTrue(ada.open(page).body().contains("nova@example.com"));
    var client =
        ApiCaller.ofNobody(firm.server())
            .with("Authorization", "Bearer " + GuildhallServer.SCIM_TOKEN)
            .with("Content-Type", "application/scim+json");
    var named =
        client.call(
            "POST",
            ApiCaller.SERVER + "/guildhall/scim/v2/Users",
            BodyPublishers.ofString(
                """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "nova",
                 "externalId": "E-nova", "title": "Astronomer",
                 "name": {"givenName": "Nova", "familyName": "Stella"}}"""));
    assertEquals(201, named.status(), named::toString);
    var known = ada.open(page).body();
    assertTrue(known.contains("Astronomer"));
    assertFalse(known.contains(mark));
    assertTrue(firm.as("nova").isIn("Nova Stella"));
  }

  @Test
  void programsComeInByTheirTokens() {
    Rules.programsComeInByTheirTokens(firm.as("ada"), firm.server());
  }

  @Test
  void rolesComeFromGroups() {
    Rules.rolesComeFromGroups(firm::as);
  }

  @Test
  void whoSignsOutIsSignedOutAtTheProviderToo() {
    var ada = firm.as("ada");
    var out = ada.signOut();
    // Without being asked there whether he means it, and back again.
    assertTrue(out.isAt("/guildhall/sign-in"), out::toString);
    assertTrue(out.body().contains("your firm’s own sign-in"), out::toString);
    assertFalse(out.body().contains("j_password"), out::toString);
    assertTrue(asksForPassword(ada.open(Colleague.HOME)));
  }

  @Test
  void whoSignsOutAtTheProviderIsSignedOutHere() {
    var ada = firm.as("ada");
    ada.submit(ada.open(keycloak.realm("/protocol/openid-connect/logout")), Map.of());
    assertTrue(asksForPassword(ada.open(Colleague.HOME)));
  }

  private boolean asksForPassword(Colleague.Page page) {
    return page.uri().getPort() == keycloak.uri("").getPort() && page.body().contains("password");
  }

  /** The provider remembers him, so it lets him in at once. */
  @Test
  void whatWasBeingWrittenSurvivesASignInThatEnded() {
    var ada = firm.as("ada");
    ada.lose(name -> name.startsWith("WAS"));
    var shown = ada.ask("ada", "What about the long text?", "Слово за слово.");
    assertTrue(shown.isAt("/guildhall/conversation/open"), shown::toString);
    assertTrue(shown.body().contains("Слово за слово."), shown::toString);
    assertTrue(shown.body().contains("Nothing has been sent yet"), shown::toString);
  }

  @Test
  void cookiesOfASignInAreForThisServerAlone() {
    var ada = firm.somebody();
    Rules.cookiesAreCareful(OidcServer.signIn(ada, "ada").setCookies());
  }

  @Test
  void signOutThatTheProviderDidNotSignIsRefused() {
    var lena = firm.as("lena");
    var good = Token.ofSignOut(keycloak, keycloak.subject("lena"));
    var keyId = keycloak.keyId();
    var key = keycloak.realmKey().privateKey();
    var bad =
        Map.of(
            "expired", good.aged(LONG_AGO).signed(keyId, key),
            "for another", good.with("aud", "another-application").signed(keyId, key),
            "of another", good.with("iss", "https://evil.example").signed(keyId, key),
            "of no event", good.without("events").signed(keyId, key),
            "a nonce", good.with("nonce", "n").signed(keyId, key),
            "of another key", good.signed(keyId, keycloak.guildhall().privateKey()),
            "unsigned", good.unsigned(),
            "no token", "no token");
    bad.forEach(
        (what, token) -> {
          assertEquals(400, signOutByProvider(token).status(), what);
          assertTrue(lena.isIn("Lena Berg"), what);
        });
    // That they would have been heeded otherwise.
    var heeded = good.signed(keyId, key);
    assertEquals(200, signOutByProvider(heeded).status());
    assertEquals(302, lena.openOnly(Colleague.HOME).status());
    assertTrue(lena.isIn("Lena Berg"));
    assertEquals(400, signOutByProvider(heeded).status(), "replayed");
    assertTrue(lena.isIn("Lena Berg"));
  }

  private Colleague.Page signOutByProvider(String token) {
    return firm.somebody()
        .postOnly(
            firm.server().secureUri("/oidcclient/backchannel_logout/guildhall"),
            Map.of("logout_token", token));
  }

  /** Whoever saw the address to which the provider led somebody. */
  @Test
  void codeOfASignInOpensNothingTwiceOrElsewhere() {
    var ada = firm.somebody();
    var asked = ada.open(Colleague.HOME);
    var fields = asked.fields();
    fields.putAll(Map.of("username", "ada", "password", Keycloak.PASSWORD));
    var led = ada.postOnly(asked.action(), fields);
    var callback = URI.create(led.heads().get("location"));
    assertEquals("/oidcclient/redirect/guildhall", callback.getPath());
    opensNothing(firm.somebody(), callback);
    ada.open(callback);
    assertTrue(ada.isIn("Ada Moretti"));
    var again = firm.somebody();
    opensNothing(again, callback);
    var forged = URI.create(callback.toString().replaceAll("state=[^&]+", "state=forged"));
    opensNothing(firm.somebody(), forged);
  }

  private void opensNothing(Colleague thief, URI callback) {
    var page = thief.open(callback);
    assertNotEquals(Colleague.HOME, page.uri().getPath());
    assertTrue(asksForPassword(thief.open(Colleague.HOME)));
  }

  /** One that is signed with the secret that we know too could be ours. */
  @Test
  void idTokenThatIsSignedInAnotherWayOpensNothing() {
    keycloak.signIdTokens("guildhall", "HS256");
    try {
      var ada = firm.somebody();
      var page = OidcServer.signIn(ada, "ada");
      assertEquals(401, page.status(), page::toString);
      assertFalse(ada.isIn("Ada Moretti"));
    } finally {
      keycloak.signIdTokens("guildhall", "RS256");
    }
  }

  /** Programs come with tokens of ours; one of the provider's is none, whoever it is for. */
  @Test
  void tokensOfTheProviderOpenNoDoorForPrograms() {
    var key = keycloak.realmKey().privateKey();
    var ours =
        Token.ofSignOut(keycloak, keycloak.subject("ada"))
            .without("events")
            .with("preferred_username", "ada");
    var tokens =
        List.of(
            keycloak.accessToken("firm", "another-application", "ada"),
            ours.signed(keycloak.keyId(), key),
            ours.aged(LONG_AGO).signed(keycloak.keyId(), key),
            ours.signed(keycloak.keyId(), keycloak.guildhall().privateKey()),
            ours.unsigned());
    for (var token : tokens) {
      var caller = ApiCaller.ofNobody(firm.server()).with("Authorization", "Bearer " + token);
      var answer = caller.get("/me");
      assertEquals(401, answer.status(), answer::toString);
      assertTrue(answer.header("WWW-Authenticate").contains("error=\"invalid_token\""));
      assertEquals(401, caller.post("/preview", "{\"body\": \"x\"}").status());
    }
  }

  @Test
  void whoLeftCannotSignInAndWhatIsTheirsStays() {
    Rules.whoLeftCannotSignInAndWhatIsTheirsStays(
        firm.as("cleo"),
        "cleo",
        () -> keycloak.disable("cleo"),
        () -> {
          var page = OidcServer.signIn(firm.somebody(), "cleo");
          assertTrue(asksForPassword(page) && page.body().contains("disabled"), page::toString);
        },
        firm.as("ben"));
  }
}
