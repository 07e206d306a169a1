package org.guildhall.signon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.guildhall.story.FilledForm;
import org.guildhall.story.GuildhallServer;
import org.guildhall.story.Wait;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * One sign-in (LTPA) for Guildhall and a second application on the same server, and how long it
 * lasts.
 */
class LtpaSignInIT {
  private static final String NAME = "sign-in-shared";
  private static final String PASSWORD = "guildhall";
  private static final String SIGN_IN = "LtpaToken2";
  private static final Duration IDLE = Duration.ofSeconds(20);

  /** The server counts it in whole minutes. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final Duration A_SLOW_MACHINE = Duration.ofSeconds(15);

  private static Certificate certificate;
  private static GuildhallServer server;

  @BeforeAll
  static void start() {
    certificate = Certificate.make(Variant.folder(NAME), "guildhall");
    server =
        Variant.server(
            NAME,
            certificate,
            List.of("sign-in-demo", "production"),
            SecondApplication.CONFIGURATION,
            Map.of(
                "GUILDHALL_SESSION_IDLE",
                IDLE.toSeconds() + "s",
                "GUILDHALL_SESSION_LONGEST",
                LONGEST.toMinutes() + "m"));
    SecondApplication.deploy(server.configuration());
    server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Colleague somebody() {
    return new Colleague(server, Certificate.trusting(List.of(certificate)));
  }

  private static Colleague as(String userName) {
    var colleague = somebody();
    colleague.open(Colleague.HOME);
    colleague.signIn(userName, PASSWORD);
    return colleague;
  }

  @Test
  void whoSignedInElsewhereOnTheServerReadsPostsAndSignsOut() {
    var ada = somebody();
    assertFalse(opensIntranet(ada));
    ada.post("/intranet/j_security_check", Map.of("j_username", "ada", "j_password", PASSWORD));
    assertTrue(opensIntranet(ada));
    Rules.signsInReadsPostsAndSignsOut(ada, "Ada Moretti", "ada");
    assertFalse(opensIntranet(ada));
  }

  @Test
  void whoSignedInHereIsSignedInThereUntilHeSignsOut() {
    var ben = as("ben");
    assertTrue(opensIntranet(ben));
    assertTrue(ben.isIn("Ben Okafor"));
    ben.signOut();
    assertFalse(opensIntranet(ben));
  }

  private static boolean opensIntranet(Colleague colleague) {
    return colleague.open(SecondApplication.HOME).body().contains(SecondApplication.GREETING);
  }

  @Test
  void rolesComeFromGroups() {
    Rules.rolesComeFromGroups(LtpaSignInIT::as);
  }

  @Test
  void signInThatTheServerDidNotSignOpensNothing() {
    var ada = as("ada");
    var cookie = ada.cookie(SIGN_IN);
    int middle = cookie.length() / 2;
    var changed = cookie.charAt(middle) == 'A' ? 'B' : 'A';
    for (var forged :
        List.of(
            cookie.substring(0, middle) + changed + cookie.substring(middle + 1),
            cookie.substring(0, middle),
            "YWRh",
            "ada")) {
      var page = somebody().openOnly(Colleague.HOME, "Cookie", SIGN_IN + "=" + forged);
      assertEquals(302, page.status(), forged);
      assertTrue(page.heads().get("location").endsWith("/guildhall/sign-in.xhtml"), page::toString);
    }
    var own = somebody().openOnly(Colleague.HOME, "Cookie", SIGN_IN + "=" + cookie);
    assertEquals(200, own.status(), own::toString);
  }

  /** As the server gives one back after a sign-in on another site: a POST in name only. */
  @Test
  void formThatIsGivenBackDoesNothing() {
    var ada = as("ada");
    String[] ledFromElsewhere = {"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"};
    var fields = FilledForm.encoded(Colleague.question("ada", "Who sent this?", "Not me."));
    var path = "/guildhall/conversation/open?community=developers&" + fields;
    var shown = ada.postNothing(path, ledFromElsewhere);
    assertEquals(200, shown.status(), shown::toString);
    assertTrue(shown.body().contains("Nothing has been sent yet"), shown::toString);
    assertEquals(403, ada.postNothing("/guildhall/sign-out", ledFromElsewhere).status());
    assertEquals(403, ada.postNothing(path, "Sec-Fetch-Site", "cross-site").status());
    var read = ada.open("/guildhall/community/show?slug=developers");
    assertFalse(read.body().contains("Who sent this?"), read::toString);
    assertTrue(ada.isIn("Ada Moretti"));
  }

  @Test
  void cookiesOfASignInAreForThisServerAlone() {
    var ada = somebody();
    ada.open(Colleague.HOME);
    var in = ada.signIn("ada", PASSWORD);
    Rules.cookiesAreCareful(in.setCookies());
    assertTrue(ada.cookieNames().containsAll(List.of(SIGN_IN, "JSESSIONID")), in::toString);
  }

  @Test
  void browserThatCameOnceComesByTlsFromThenOn() {
    var strict = somebody().openOnly("/guildhall/sign-in").heads().get("strict-transport-security");
    assertEquals("max-age=31536000; includeSubDomains", strict);
  }

  /** Else whoever had his browser keep one before would share it (session fixation). */
  @Test
  void whoSignsInGetsANewSessionAndWhatHeWrote() {
    var ada = somebody();
    var asked = ada.ask("ada", "What about the session?", "Слово за слово.");
    assertTrue(asked.isAt("/guildhall/sign-in.xhtml"), asked::toString);
    var before = ada.cookie("JSESSIONID");
    assertNotEquals("", before);
    var shown = ada.signIn("ada", PASSWORD);
    assertTrue(shown.body().contains("Слово за слово."), shown::toString);
    assertNotEquals(before, ada.cookie("JSESSIONID"));
    var old =
        somebody()
            .openOnly(
                Colleague.HOME,
                "Cookie",
                "JSESSIONID=" + before + "; " + SIGN_IN + "=" + ada.cookie(SIGN_IN));
    assertEquals(302, old.status(), old::toString);
    assertTrue(ada.isIn("Ada Moretti"));
  }

  @Test
  void whoIsAwayIsSignedOutAndWhoReadsOnStaysUntilTheLongestIsOver() {
    var ada = as("ada");
    var ben = as("ben");
    long start = System.nanoTime();
    assertTrue(ada.isIn("Ada Moretti"));
    Wait.until(
        IDLE.plus(A_SLOW_MACHINE),
        "Ada to have been away",
        () -> ben.isIn("Ben Okafor") && isOver(start, IDLE.plusSeconds(1)));
    var asked = ada.ask("ada", "Who was away?", "Слово за слово.");
    assertTrue(asked.isAt("/guildhall/sign-in.xhtml"), asked::toString);
    var shown = ada.signIn("ada", PASSWORD);
    assertTrue(shown.body().contains("Слово за слово."), shown::toString);
    assertTrue(ada.isIn("Ada Moretti"));
    Wait.until(LONGEST.plus(A_SLOW_MACHINE), "Ben's sign-in to end", () -> !ben.isIn("Ben Okafor"));
    assertTrue(isOver(start, LONGEST.minus(A_SLOW_MACHINE)));
    assertTrue(ben.signIn("ben", PASSWORD).isAt(Colleague.HOME));
  }

  private static boolean isOver(long start, Duration time) {
    return System.nanoTime() - start > time.toNanos();
  }
}
