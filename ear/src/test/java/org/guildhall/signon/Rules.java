package org.guildhall.signon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What holds however somebody signed in. */
final class Rules {
  private static final String DIRECTORY = "/guildhall/administration/directory";
  private static final String TAKE_DOWN = "/guildhall/administration/take-down";
  private static final int OK = 200;

  private Rules() {}

  /** He has signed in already. */
  static void signsInReadsPostsAndSignsOut(Colleague colleague, String name, String userName) {
    assertTrue(colleague.isIn(name));
    var read = colleague.open("/guildhall/community/show?slug=developers");
    assertEquals(OK, read.status(), read::toString);
    var asked = colleague.ask(userName, "Where is the badge printer?", "I need a badge.");
    assertTrue(asked.isAt("/guildhall/conversation/show"), asked::toString);
    assertTrue(asked.body().contains("I need a badge."), asked::toString);
    var before = colleague.cookieHeader();
    assertTrue(withCookies(colleague, before).body().contains(name));
    colleague.signOut();
    assertFalse(colleague.openOnly(Colleague.HOME).body().contains(name));
    // Not even with the cookies that somebody copied before.
    var copied = withCookies(colleague, before);
    assertFalse(copied.body().contains(name), copied::toString);
  }

  private static Colleague.Page withCookies(Colleague colleague, String cookies) {
    return colleague.another().openOnly(Colleague.HOME, "Cookie", cookies);
  }

  static void rolesComeFromGroups(Function<String, Colleague> signIn) {
    var opens =
        Map.of(
            "ada", List.<String>of(),
            "farid", List.of(DIRECTORY),
            "greta", List.of(DIRECTORY, TAKE_DOWN),
            "joao", List.of(TAKE_DOWN));
    opens.forEach(
        (userName, pages) -> {
          var colleague = signIn.apply(userName);
          for (var page : List.of(DIRECTORY, TAKE_DOWN)) {
            assertEquals(
                pages.contains(page), colleague.open(page).status() == OK, userName + " " + page);
          }
        });
  }

  /**
   * The one who leaves has asked something before.
   *
   * @param leave takes him out of what the firm signs people in by
   * @param tryAgain asserts that he cannot sign in
   */
  static void whoLeftCannotSignInAndWhatIsTheirsStays(
      Colleague leaver, String userName, Runnable leave, Runnable tryAgain, Colleague reader) {
    var asked = leaver.ask(userName, "Who knows the new test tool?", "It finds nothing here.");
    assertTrue(asked.isAt("/guildhall/conversation/show"), asked::toString);
    leaver.signOut();
    leave.run();
    tryAgain.run();
    var read = reader.open(asked.uri());
    assertTrue(read.body().contains("It finds nothing here."), read::toString);
    assertTrue(read.body().contains("name=" + userName), read::toString);
  }

  /** Those that a server told a browser to keep, and not to lose. */
  static void cookiesAreCareful(List<String> setCookies) {
    var kept = setCookies.stream().filter(cookie -> !cookie.contains("=\"\";")).toList();
    assertFalse(kept.isEmpty());
    for (var cookie : kept) {
      for (var care : List.of("Secure", "HttpOnly", "SameSite=Lax")) {
        assertTrue(cookie.contains("; " + care), cookie + " without " + care);
      }
    }
  }
}
