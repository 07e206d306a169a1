package org.guildhall.signon;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guildhall.story.GuildhallServer;
import org.guildhall.story.Stories;
import org.guildhall.story.Wait;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Being signed in by what one signed in to the computer with (SPNEGO), and by the form else. */
@ExtendWith({Kerberos.class, Stories.class})
class KerberosStory {
  private static final String NAME = "sign-in-kerberos";
  private static final Duration A_TICKET = Duration.ofSeconds(2);

  private static Certificate certificate;
  private static LdapDirectory directory;
  private static Kdc kdc;
  private static GuildhallServer server;

  @BeforeAll
  static void start() {
    var folder = Variant.folder(NAME);
    certificate = Certificate.make(folder, "guildhall");
    var ofDirectory = Certificate.make(folder, "directory");
    directory = new LdapDirectory(ofDirectory);
    kdc = new Kdc(folder);
    var settings = new HashMap<>(directory.settings());
    settings.put("cert_defaultKeyStore", ofDirectory.pem().toString());
    settings.put("GUILDHALL_KERBEROS_CONFIG", kdc.configuration().toString());
    settings.put("GUILDHALL_KERBEROS_KEYTAB", kdc.keytab().toString());
    server =
        Variant.server(
            NAME,
            certificate,
            List.of("sign-in-ldap", "sign-in-kerberos", "production"),
            "",
            settings);
    server.start();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (kdc != null) {
      kdc.close();
    }
    directory.close();
  }

  @Test
  void browserOfWhoSignedInToHisComputerIsLetIn(@TempDir Path profile) throws IOException {
    try (var playwright = playwright();
        var window = window(playwright, profile, kdc.signedIn("ada"))) {
      var page = window.newPage();
      page.navigate("/guildhall/conversation/open?community=developers");
      assertThat(page.locator("header")).containsText("Ada Moretti");
      page.locator("#title").fill("Where is the badge printer?");
      page.locator("#body").fill("I need a badge.");
      // Her sign-in ends while she writes: the browser shows the ticket again, and nobody notices.
      window.clearCookies();
      page.locator("#send").click();
      assertThat(page.locator("article.post").first()).containsText("I need a badge.");
      page.locator("details.menu summary").click();
      page.getByText("Sign out").click();
      assertThat(page.locator("#user")).isVisible();
    }
  }

  @Test
  void browserWithoutATicketIsLedToTheForm(@TempDir Path profile) throws IOException {
    try (var playwright = playwright();
        var window =
            window(playwright, profile, Map.of("KRB5CCNAME", "FILE:" + profile + "/none"))) {
      var page = window.newPage();
      page.navigate("/guildhall/home");
      page.locator("#user").fill("ben");
      page.locator("#password").fill(LdapDirectory.PASSWORD);
      page.locator("#password").press("Enter");
      assertThat(page.locator("header")).containsText("Ben Okafor");
    }
  }

  private static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  private static BrowserContext window(
      Playwright playwright, Path profile, Map<String, String> tickets) throws IOException {
    // Chromium asks for a ticket only where it has seen that some server wants one.
    Files.writeString(
        profile.resolve("Local State"),
        "{\"net\":{\"received_http_auth_negotiate_headers\":true}}");
    var environment = new HashMap<>(System.getenv());
    environment.putAll(tickets);
    return playwright
        .chromium()
        .launchPersistentContext(
            profile,
            new BrowserType.LaunchPersistentContextOptions()
                .setExecutablePath(Stories.chromium().orElseThrow())
                .setEnv(environment)
                .setArgs(
                    List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--auth-server-allowlist=localhost"))
                .setIgnoreHTTPSErrors(true)
                .setLocale("en-GB")
                .setBaseURL(server.secureUri("/").toString()));
  }

  private static Colleague somebody() {
    return new Colleague(server, Certificate.trusting(List.of(certificate)));
  }

  private static Colleague as(String userName) {
    var colleague = somebody();
    var in = colleague.openOnly(Colleague.HOME, "Authorization", kdc.token(userName, Kdc.SERVICE));
    assertEquals(200, in.status(), in::toString);
    return colleague;
  }

  @Test
  void whoHasATicketReadsPostsAndSignsOut() {
    Rules.signsInReadsPostsAndSignsOut(as("ada"), "Ada Moretti", "ada");
  }

  @Test
  void rolesComeFromGroups() {
    Rules.rolesComeFromGroups(KerberosStory::as);
  }

  @Test
  void tokenIsTakenOnce() {
    var token = kdc.token("ada", Kdc.SERVICE);
    assertTrue(shows(token).body().contains("Ada Moretti"));
    assertRefused(shows(token), "replayed");
  }

  @Test
  void tokenThatIsNotForUsIsRefused() {
    assertRefused(shows(kdc.token("ada", Kdc.ANOTHER_SERVICE)), "for another service");
    var token = kdc.token("ada", Kdc.SERVICE);
    assertRefused(shows(token.substring(0, token.length() / 2)), "half of one");
    int last = token.length() - 10;
    var changed = token.charAt(last) == 'A' ? 'B' : 'A';
    assertRefused(shows(token.substring(0, last) + changed + token.substring(last + 1)), "changed");
    assertRefused(shows("Negotiate YWRh"), "no token");
    assertRefused(shows(kdc.token("stranger", Kdc.SERVICE)), "of whom the registry does not know");
  }

  @Test
  void tokenThatIsOverIsRefused() {
    kdc.administer("modprinc -maxlife " + A_TICKET.toSeconds() + "seconds joao");
    var token = kdc.token("joao", Kdc.SERVICE);
    long end = System.nanoTime() + A_TICKET.plus(Kdc.SKEW).plusSeconds(1).toNanos();
    Wait.until(Duration.ofMinutes(1), "the ticket to be over", () -> System.nanoTime() > end);
    assertRefused(shows(token), "over");
    kdc.administer("modprinc -maxlife 1day joao");
  }

  private static Colleague.Page shows(String token) {
    return somebody().openOnly(Colleague.HOME, "Authorization", token);
  }

  /** Whoever shows that is led to the form. */
  private static void assertRefused(Colleague.Page page, String what) {
    assertEquals(302, page.status(), () -> what + ": " + page);
    assertTrue(page.heads().get("location").endsWith("/guildhall/sign-in.xhtml"), what);
    assertTrue(page.setCookies().stream().noneMatch(one -> one.startsWith("Ltpa")), what);
  }

  @Test
  void whoLeftCannotSignInAndWhatIsTheirsStays() {
    Rules.whoLeftCannotSignInAndWhatIsTheirsStays(
        as("cleo"),
        "cleo",
        () -> kdc.administer("modprinc -allow_tix cleo"),
        () -> assertFalse(kdc.knows("cleo")),
        as("ben"));
  }
}
