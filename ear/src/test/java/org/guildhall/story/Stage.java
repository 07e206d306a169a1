package org.guildhall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one story plays on: the demo's server, and a browser window for each person in it. What the
 * browser complains of (a script that failed, a style that the page's policy refused) fails the
 * story when it ends.
 */
public final class Stage implements AutoCloseable {
  private static final int DESKTOP = 1280;
  private static final int PHONE = 360;
  private static final int HEIGHT = 900;

  /** To be hit: WCAG 2.2, 2.5.8. */
  private static final String LARGE_ENOUGH =
      "all => all.every(one => one.offsetWidth >= 24 && one.offsetHeight >= 24)";

  private final Browser browser;
  private final GuildhallServer server;
  private final List<BrowserContext> windows = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  Stage(Browser browser, GuildhallServer server) {
    this.browser = browser;
    this.server = server;
  }

  /** The same browser, on another server; to be closed by whoever asks. */
  public Stage on(GuildhallServer other) {
    return new Stage(browser, other);
  }

  public GuildhallServer server() {
    return server;
  }

  /** A window in which nobody has signed in, in that language. */
  public Page window(String language) {
    return watched(open(options(language)));
  }

  /** That browser, closed and opened again: what pages kept there is kept, and nobody signed in. */
  public Page reopened(Page page) {
    var before = page.context();
    before.clearCookies();
    var kept = before.storageState();
    before.close();
    windows.remove(before);
    return watched(open(options("en-GB").setStorageState(kept)));
  }

  private Page watched(Page page) {
    page.onConsoleMessage(
        message -> {
          // A refused request is what some stories are about; the browser reports it as an error.
          if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
            complaints.add(page.url() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    return page;
  }

  /** A window whose complaints are what the story is about. */
  public Page unwatched() {
    return open(options("en-GB"));
  }

  /**
   * A window of a browser that does not heed the Content-Security-Policy, so that whatever found
   * its way into a page does its harm.
   */
  public Page unprotected() {
    return open(options("en-GB").setBypassCSP(true));
  }

  private Browser.NewContextOptions options(String language) {
    return new Browser.NewContextOptions()
        .setLocale(language)
        .setViewportSize(DESKTOP, HEIGHT)
        .setBaseURL(server.uri("/").toString());
  }

  private Page open(Browser.NewContextOptions options) {
    var context = browser.newContext(options);
    windows.add(context);
    return context.newPage();
  }

  /** A window in which that person of the demo has signed in, in English. */
  public Page as(String userName) {
    return as(userName, "en-GB");
  }

  public Page as(String userName, String language) {
    var page = window(language);
    page.navigate("/guildhall/");
    signIn(page, userName);
    return page;
  }

  /** The same in a browser that runs no script of any page. */
  public Page withoutScript(String userName) {
    var page = open(options("en-GB").setJavaScriptEnabled(false));
    page.navigate("/guildhall/");
    signIn(page, userName);
    return page;
  }

  /** Presses that person's button on the sign-in page; who has none types. */
  public static void signIn(Page page, String userName) {
    var button = page.locator("button[name=j_username][value=" + userName + "]");
    if (button.count() > 0) {
      button.click();
    } else {
      page.locator("#user").fill(userName);
      page.locator("#password").fill("guildhall");
      page.locator("form:has(#user) button").click();
    }
    page.waitForURL(url -> !url.contains("sign-in"));
  }

  /** Looks at the page in light and dark, on a desktop and a phone: no violation, no overflow. */
  public void look(Page page) {
    inspect(page);
  }

  /** The same for a page of no server. */
  static void inspect(Page page) {
    for (var width : new int[] {DESKTOP, PHONE}) {
      page.setViewportSize(width, HEIGHT);
      illuminate(page, ColorScheme.LIGHT);
      assertClean(page, new AxeBuilder(page));
      assertEquals(
          width,
          page.evaluate("Math.max(innerWidth, document.documentElement.scrollWidth)"),
          page.url() + " is wider than its window");
      assertEquals(
          true,
          page.locator(".menu > summary").evaluateAll(LARGE_ENOUGH),
          page.url() + " hides the menu");
    }
    page.setViewportSize(DESKTOP, HEIGHT);
    // Of all that is looked for, the colours alone are others in the dark, at every width the same.
    illuminate(page, ColorScheme.DARK);
    assertClean(page, new AxeBuilder(page).withRules(List.of("color-contrast")));
    illuminate(page, ColorScheme.LIGHT);
  }

  private static void illuminate(Page page, ColorScheme scheme) {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(scheme)
            // Colours are measured as they are, not on their way from light to dark.
            .setReducedMotion(ReducedMotion.REDUCE));
  }

  private static void assertClean(Page page, AxeBuilder axe) {
    var violations =
        axe.analyze().getViolations().stream()
            .map(v -> v.getId() + " " + v.getNodes().getFirst().getHtml())
            .collect(Collectors.joining("\n"));
    assertEquals("", violations, page.url() + " " + page.viewportSize().width);
  }

  /** Keeps a picture of the window for the documentation. */
  public static void picture(Page page, String name) {
    page.evaluate("scrollTo(0, 0)");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of(System.getProperty("guildhall.screenshots"), name + ".png")));
  }

  @Override
  public void close() {
    windows.forEach(BrowserContext::close);
    assertEquals(List.of(), complaints);
  }
}
