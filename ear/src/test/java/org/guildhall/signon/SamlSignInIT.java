package org.guildhall.signon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signing in at a provider by SAML 2.0. */
@ExtendWith(Providers.class)
class SamlSignInIT {
  private static final String RESPONSE = "SAMLResponse";

  private SamlServer firm;
  private Keycloak keycloak;

  @BeforeEach
  void at(SamlServer server) {
    firm = server;
    keycloak = server.keycloak();
  }

  @Test
  void whoIsKnownThereSignsInReadsPostsAndSignsOut() {
    Rules.signsInReadsPostsAndSignsOut(firm.as("ada"), "Ada Moretti", "ada");
  }

  @Test
  void whomNoDirectoryNamesComesInAsANewcomerByTheNameOfTheAssertion() {
    assertTrue(firm.as("nova").isIn("Nova Stella"));
    var page = firm.as("ada").open("/guildhall/person/show?name=nova").body();
    assertTrue(page.contains("Known by the sign-in only"));
    assertTrue(page.contains("nova@example.com"));
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
    // Scripts of the pages in between send each on to the next.
    var asked = ada.signOut();
    var answered = ada.submit(asked, Map.of());
    var out = ada.submit(answered, Map.of());
    assertTrue(out.isAt("/guildhall/sign-in"), out::toString);
    assertTrue(out.body().contains("your firm’s own sign-in"), out::toString);
    var again = ada.submit(ada.open(Colleague.HOME), Map.of());
    assertTrue(again.body().contains("password"), again::toString);
  }

  /** The provider remembers him, so it lets him in at once. */
  @Test
  void providerIsToldWhoWeAre() {
    var metadata = firm.somebody().open("/ibm/saml20/guildhall/samlmetadata");
    assertEquals(200, metadata.status());
    assertTrue(
        metadata.body().contains(Keycloak.address(firm.server()) + "/ibm/saml20/guildhall/acs"));
  }

  @Test
  void whatWasBeingWrittenSurvivesASignInThatEnded() {
    var ada = firm.as("ada");
    ada.lose(name -> name.startsWith("Ltpa") || name.startsWith("WAS"));
    var asked = ada.ask("ada", "What about the long text?", "Слово за слово.");
    var shown = ada.submit(ada.submit(asked, Map.of()), Map.of());
    assertTrue(shown.isAt("/guildhall/conversation/open"), shown::toString);
    assertTrue(shown.body().contains("Слово за слово."), shown::toString);
    assertTrue(shown.body().contains("Nothing has been sent yet"), shown::toString);
  }

  @Test
  void cookiesOfASignInAreForThisServerAlone() {
    var ada = firm.somebody();
    var answered = SamlServer.answered(ada, "ada");
    Rules.cookiesAreCareful(ada.submit(answered, Map.of()).setCookies());
  }

  @Test
  void assertionOfTheProviderIsTakenOnce() {
    var ada = firm.somebody();
    var answered = SamlServer.answered(ada, "ada");
    // Signed anew, as all those below: it is not the signing that they are refused for.
    var form = changed(answered, whole -> whole.signed(keycloak.realmKey()));
    assertTrue(ada.post(answered.action(), form).isAt(Colleague.HOME));
    var thief = firm.somebody();
    assertRefused(thief.post(answered.action(), form));
    assertFalse(thief.isIn("Ada Moretti"));
  }

  @Test
  void assertionThatIsNotForUsNowIsRefused() {
    var key = keycloak.realmKey();
    var past = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS).toString();
    var future = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS).toString();
    var bad =
        Map.<String, UnaryOperator<SamlAssertion>>of(
            "expired", one -> one.attribute("NotOnOrAfter", past).signed(key),
            "not yet", one -> one.attribute("NotBefore", future).signed(key),
            "for another", one -> one.text("Audience", "https://another.example").signed(key),
            "sent elsewhere",
                one -> one.attribute("Recipient", "https://another.example/acs").signed(key),
            "an answer to nobody", one -> one.attribute("InResponseTo", "_nobody").signed(key),
            "of another", one -> one.text("Issuer", "https://evil.example").signed(key),
            "of another key", one -> one.signed(keycloak.guildhall()),
            "changed", one -> one.text("NameID", "farid"),
            "unsigned", SamlAssertion::unsigned);
    bad.forEach(
        (what, change) -> {
          var thief = firm.somebody();
          var answered = SamlServer.answered(thief, "ada");
          var page =
              thief.post(
                  answered.action(), changed(answered, whole -> change.apply(whole.renamed())));
          assertRefused(page);
          assertEquals("", thief.cookie("LtpaToken2"), what);
          assertFalse(thief.isIn("Ada Moretti"), what);
        });
  }

  private static void assertRefused(Colleague.Page page) {
    assertTrue(page.isAt("/guildhall/sign-in"), page::toString);
    assertTrue(page.body().contains("was not accepted"), page::toString);
  }

  private static Map<String, String> changed(
      Colleague.Page answered, UnaryOperator<SamlAssertion> change) {
    var form = answered.fields();
    form.computeIfPresent(
        RESPONSE, (name, encoded) -> change.apply(new SamlAssertion(encoded)).encoded());
    return form;
  }

  @Test
  void whoLeftCannotSignInAndWhatIsTheirsStays() {
    Rules.whoLeftCannotSignInAndWhatIsTheirsStays(
        firm.as("irina"),
        "irina",
        () -> keycloak.disable("irina"),
        () -> {
          var page = SamlServer.answered(firm.somebody(), "irina");
          assertTrue(page.body().contains("disabled"), page::toString);
        },
        firm.as("ben"));
  }
}
