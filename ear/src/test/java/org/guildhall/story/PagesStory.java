package org.guildhall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the pages look with the demo firm in them, and what they weigh. */
@ExtendWith(Stories.class)
class PagesStory {
  private static final int MOST_REQUESTS = 8;
  private static final int MOST_STATEMENTS = 9;
  private static final int MOST_BYTES = 60_000;

  /** How often a page that took too long is opened; the quickest counts. */
  private static final int SLOW_VISITS = 8;

  private static final int SLOWNESS = 6;
  private static final int MOST_VISITS = 3;

  /**
   * Milliseconds up to which web.dev calls the largest contentful paint good. Ours is far below, as
   * the log says; a busy machine decides how far.
   */
  private static final double GOOD_PAINT = 2_500;

  private static final List<String> ADDRESSES =
      List.of(
          "home",
          "community/list",
          "community/show?slug=developers",
          "community/show?slug=developers&below=1795947072123456-17",
          "community/lead?slug=postgresql",
          "election/list?community=developers",
          "election/show?id=1&code=0000",
          "election/show?id=10",
          "election/show?id=11",
          "election/show?id=12",
          "conversation/show?id=1",
          "conversation/open?community=developers",
          "card/show?id=1",
          "card/history?id=1",
          "card/list",
          "card/list?community=postgresql",
          "search?q=toolchain",
          "person/show?name=irina",
          "person/list",
          "election/recount",
          "election/show?id=1",
          "election/show?id=5",
          "community/lead?slug=developers",
          "community/code?slug=developers",
          "community/ledger?slug=developers",
          "moderation/report?post=1",
          "community/show?slug=cycling-to-work");

  private static final Logger LOG = System.getLogger(PagesStory.class.getName());

  @Test
  void demoIsGoodToLookAt(Stage stage) {
    var page = stage.as("ada");
    stage.look(page);
    Stage.picture(page, "home");
    page.navigate("/guildhall/community/list");
    stage.look(page);
    page.navigate("/guildhall/community/show?slug=developers");
    stage.look(page);
    Stage.picture(page, "community");
    SearchStory.find(page, "java toolchain");
    Stage.picture(page, "search");
    page.getByText("Why does the nightly build fail only on the Turin agents?").first().click();
    page.waitForURL(url -> url.contains("/conversation/show"));
    stage.look(page);
    Stage.picture(page, "conversation");
    page.navigate("/guildhall/person/show?name=irina");
    stage.look(page);
    page.navigate("/guildhall/conversation/open?community=developers");
    stage.look(page);
    page.navigate("/guildhall/community/found");
    stage.look(page);
  }

  @Test
  void firstVisitIsLightAndDoesNotMove(Stage stage) {
    var address = "/guildhall/community/show?slug=developers";
    var page = stage.as("ada");
    var fresh = withoutCache(stage, page);
    var requests = new AtomicInteger();
    var bytes = new AtomicLong();
    fresh.onRequestFinished(
        request -> {
          requests.incrementAndGet();
          var sizes = request.sizes();
          bytes.addAndGet((long) sizes.responseBodySize + sizes.responseHeadersSize);
        });
    fresh.navigate(address);
    fresh.waitForLoadState(LoadState.NETWORKIDLE);
    assertTrue(requests.get() <= MOST_REQUESTS, "requests: " + requests);
    assertTrue(bytes.get() <= MOST_BYTES, "bytes: " + bytes);
    assertEquals(0.0, shift(fresh));
    double paint = paint(fresh);
    for (int visits = 1; visits < MOST_VISITS && paint >= GOOD_PAINT; visits++) {
      fresh = withoutCache(stage, page);
      fresh.navigate(address);
      paint = Math.min(paint, paint(fresh));
    }
    LOG.log(
        Level.INFO,
        "first visit: {0} requests, {1} bytes, largest contentful paint after {2} ms",
        requests,
        bytes,
        paint);
    assertTrue(paint < GOOD_PAINT, "largest contentful paint: " + paint);
  }

  /** Nothing is shown of a page that is there in part, or what comes next would push it aside. */
  @Test
  void pageDoesNotMoveOnASlowMachine(Stage stage) {
    var page = stage.as("ada");
    for (int visits = 0; visits < SLOW_VISITS; visits++) {
      var fresh = withoutCache(stage, page);
      var slow = new JsonObject();
      slow.addProperty("rate", SLOWNESS);
      fresh.context().newCDPSession(fresh).send("Emulation.setCPUThrottlingRate", slow);
      fresh.navigate("/guildhall/community/show?slug=developers");
      fresh.waitForLoadState(LoadState.NETWORKIDLE);
      assertEquals(0.0, shift(fresh));
      fresh.context().close();
    }
  }

  /** How much of it has moved since it was first shown: the cumulative layout shift. */
  private static double shift(Page page) {
    var shift =
        page.evaluate(
            """
            () => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value))
                .observe({type: 'layout-shift', buffered: true});
              requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
            })
            """);
    return ((Number) shift).doubleValue();
  }

  /** A window of the same session that has nothing in its cache. */
  private static Page withoutCache(Stage stage, Page page) {
    var fresh = stage.window("en-GB");
    fresh.context().addCookies(page.context().cookies().stream().map(PagesStory::copy).toList());
    return fresh;
  }

  private static double paint(Page page) {
    var paint =
        page.evaluate(
            """
            () => new Promise(done =>
              new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
                .observe({type: 'largest-contentful-paint', buffered: true}))
            """);
    return ((Number) paint).doubleValue();
  }

  @Test
  void noPageAsksMuchOfTheDatabase(Stage stage) {
    var page = stage.as("ada");
    for (var address : ADDRESSES) {
      long statements =
          stage.server().statements(MOST_STATEMENTS, () -> page.navigate("/guildhall/" + address));
      assertTrue(statements > 0, "no statement was traced for " + address);
      assertTrue(statements <= MOST_STATEMENTS, address + ": " + statements + " statements");
    }
  }

  /**
   * One that a page begins stays in memory for an hour, for each answer to who keeps no cookies.
   */
  @Test
  void noPageBeginsASession(Stage stage) {
    var ada = ApiCaller.signedIn(stage.server(), "ada");
    for (var address : ADDRESSES) {
      var answer = ada.get(ApiCaller.SERVER + "/guildhall/" + address);
      assertEquals(200, answer.status(), address);
      assertEquals("", answer.header("Set-Cookie"), address);
    }
  }

  @Test
  void browserIsToldToRunNoScriptOfThePage(Stage stage) {
    var response = stage.as("ada").navigate("/guildhall/home");
    var policy = response.headerValue("content-security-policy");
    assertTrue(policy.startsWith("default-src 'none'"), policy);
    assertTrue(!policy.contains("unsafe"), policy);
    assertEquals("nosniff", response.headerValue("x-content-type-options"));
    assertEquals("no-store", response.headerValue("cache-control"));
  }

  private static Cookie copy(Cookie cookie) {
    return new Cookie(cookie.name, cookie.value).setDomain(cookie.domain).setPath(cookie.path);
  }
}
