package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Element;

/** Following what one cares about: tags, and feeds of tags and communities. */
@ExtendWith(Stories.class)
class FollowStory {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final String tag = "t" + UUID.randomUUID();

  @Test
  void tagLeadsToAllThatCarriesIt(Stage stage) {
    var page = stage.as("ada");
    ask(page, "Tagged once", "Some text.");
    ask(page, "Tagged twice", "More text.");
    page.locator(".head .tag").first().click();
    page.waitForURL(url -> url.contains("/conversation/tagged"));
    assertThat(page.locator("h1")).hasText("#" + tag);
    assertThat(page.locator(".lead")).containsText("2 conversations have this tag");
    assertEquals(
        List.of("Tagged twice", "Tagged once"), page.locator(".item h3").allTextContents());
    assertThat(page.locator(".item .tag").first()).hasText(tag);
    stage.look(page);

    SearchStory.find(page, "#" + tag.toUpperCase(Locale.ROOT));
    assertTrue(page.url().contains("/conversation/tagged?tag=" + tag), page.url());
    page.navigate("/guildhall/conversation/tagged?tag=nobody-uses-this");
    assertThat(page.locator("main")).containsText("Nothing that you may read has this tag");
    stage.look(page);
    assertEquals(404, page.navigate("/guildhall/conversation/tagged?tag=!").status());
  }

  @Test
  void tagPageShowsNothingOfClosedCommunitiesToStrangers(Stage stage) {
    var page = stage.as("ada");
    page.navigate("/guildhall/conversation/tagged?tag=secrets");
    assertThat(page.locator("main")).not().containsText("deploy token");
    var ben = stage.as("ben");
    ben.navigate("/guildhall/conversation/tagged?tag=secrets");
    assertThat(ben.locator("main")).containsText("deploy token");
  }

  @Test
  void tagPageAsksLittleOfTheDatabase(Stage stage) {
    var page = stage.as("ada");
    for (var address :
        List.of("conversation/tagged?tag=java", "feed/tag/java", "feed/community/developers")) {
      long statements =
          stage.server().statements(8, () -> assertEquals(200, get(page, address).status()));
      assertTrue(statements > 0 && statements <= 8, address + ": " + statements + " statements");
    }
  }

  @Test
  void feedTellsWhatWasWrittenLately(Stage stage) throws Exception {
    var page = stage.as("ada");
    var nasty = "Nasty ]]> & <b> “é” 😀 \u200b\ufffe\uffff " + tag;
    ask(page, nasty, "See [there](show?id=1) and @ben, <b>now</b> & then.\n\n```\n ]]> \n```");
    var address = page.url();
    ConversationStory.reply(page, "A reply.");

    page.navigate("/guildhall/conversation/tagged?tag=" + tag);
    var link = page.locator("link[rel=alternate][type='application/atom+xml']");
    var path = link.getAttribute("href");
    assertEquals(path, page.locator("a.feed").getAttribute("href"));

    var answer = page.request().get(path);
    assertEquals(200, answer.status());
    assertEquals("application/atom+xml;charset=utf-8", type(answer));
    assertEquals("private, no-cache", answer.headers().get("cache-control"));
    var feed = parse(answer);
    check(feed);
    var entries = children(feed, "entry");
    assertEquals(2, entries.size());
    assertEquals("Reply: " + nasty.replaceAll("[\ufffe\uffff]", ""), text(entries.get(0), "title"));
    assertEquals(nasty.replaceAll("[\ufffe\uffff]", ""), text(entries.get(1), "title"));
    assertEquals(address, child(entries.get(1), "link").getAttribute("href"));
    assertEquals("Ada Moretti", text(child(entries.get(1), "author"), "name"));
    assertEquals(tag, child(entries.get(1), "category").getAttribute("term"));
    var html = text(entries.get(1), "content");
    var home = stage.server().uri("/guildhall/").toString();
    assertTrue(html.contains("href=\"" + home + "conversation/show?id=1\""), html);
    assertTrue(html.contains("href=\"" + home + "person/show?name=ben\""), html);
    assertTrue(html.contains("<b>now</b> &amp; then"), html);
    assertTrue(html.contains(" ]]&gt; "), html);
  }

  @Test
  void unchangedFeedIsNotSentAgain(Stage stage) {
    var page = stage.as("ada");
    ask(page, "To be followed", "Some text.");
    var conversation = page.url();
    var path = "feed/tag/" + tag;
    var tagOfFeed = get(page, path).headers().get("etag");
    assertEquals(304, getIfNot(page, path, tagOfFeed).status());
    assertEquals(0, getIfNot(page, path, "\"x\", " + tagOfFeed).body().length);
    assertEquals(200, getIfNot(page, path, "\"x\"").status());
    page.navigate(conversation);
    ConversationStory.reply(page, "News.");
    var changed = getIfNot(page, path, tagOfFeed);
    assertEquals(200, changed.status());
    assertTrue(changed.text().contains("News."), changed.text());
    var before = changed.headers().get("etag");
    page.navigate(conversation);
    page.locator("article.post").last().getByText("Edit").click();
    page.locator("#body").fill("Other news.");
    ConversationStory.send(page);
    page.waitForURL(url -> url.contains("/conversation/show"));
    assertEquals(200, getIfNot(page, path, before).status());
  }

  @Test
  void everyFeedOfTheDemoIsAtom(Stage stage) throws Exception {
    var page = stage.as("irina", "ru-RU");
    for (var path :
        List.of(
            "community/developers",
            "community/skladskaya-tekhnika",
            "community/sicurezza-sul-lavoro",
            "community/accessibility",
            "tag/java",
            "tag/%D0%BF%D0%BE%D0%B3%D1%80%D1%83%D0%B7%D1%87%D0%B8%D0%BA",
            "tag/nobody-uses-this")) {
      var answer = get(page, "feed/" + path);
      assertEquals(200, answer.status(), path);
      var feed = parse(answer);
      check(feed);
      var expected = stage.server().uri("/guildhall/feed/" + path).toString();
      assertEquals(expected, child(feed, "link").getAttribute("href"));
      assertTrue(children(feed, "entry").size() <= 30);
    }
  }

  @Test
  void feedOfAClosedCommunityIsForItsMembers(Stage stage) {
    var ada = stage.as("ada");
    for (var path :
        List.of("community/security-incidents", "community/none", "tag/", "tag/JAVA", "", "x")) {
      assertEquals(404, get(ada, "feed/" + path).status(), path);
    }
    assertEquals(200, get(stage.as("ben"), "feed/community/security-incidents").status());
    assertFalse(get(ada, "feed/tag/secrets").text().contains("deploy token"));
  }

  /** All that RFC 4287 requires of a feed and of its entries. */
  private static void check(Element feed) {
    assertEquals(ATOM, feed.getNamespaceURI());
    assertEquals("feed", feed.getLocalName());
    var ids = new HashSet<String>();
    var all = new ArrayList<>(children(feed, "entry"));
    all.forEach(
        entry -> {
          assertFalse(text(child(entry, "author"), "name").isBlank());
          assertEquals("html", child(entry, "content").getAttribute("type"));
          assertEquals("alternate", child(entry, "link").getAttribute("rel"));
          assertTrue(moment(entry, "updated").compareTo(moment(entry, "published")) >= 0);
          assertTrue(moment(feed, "updated").compareTo(moment(entry, "updated")) >= 0);
        });
    all.add(feed);
    for (var element : all) {
      assertEquals(1, children(element, "id").size());
      assertEquals(1, children(element, "title").size());
      assertEquals(1, children(element, "updated").size());
      assertTrue(text(element, "id").startsWith("tag:localhost,2026:guildhall/"));
      assertTrue(ids.add(text(element, "id")), "an id for each");
    }
    assertEquals("self", child(feed, "link").getAttribute("rel"));
  }

  private static Instant moment(Element parent, String name) {
    return OffsetDateTime.parse(text(parent, name)).toInstant();
  }

  private static Element parse(APIResponse answer) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(answer.body()))
        .getDocumentElement();
  }

  private static List<Element> children(Element parent, String name) {
    var found = new ArrayList<Element>();
    for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element
          && ATOM.equals(element.getNamespaceURI())
          && name.equals(element.getLocalName())) {
        found.add(element);
      }
    }
    return found;
  }

  private static Element child(Element parent, String name) {
    return children(parent, name).getFirst();
  }

  private static String text(Element parent, String name) {
    return child(parent, name).getTextContent();
  }

  private static String type(APIResponse answer) {
    return answer.headers().get("content-type").replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private static APIResponse get(Page page, String path) {
    return page.request().get("/guildhall/" + path);
  }

  private static APIResponse getIfNot(Page page, String path, String known) {
    return page.request()
        .get("/guildhall/" + path, RequestOptions.create().setHeader("If-None-Match", known));
  }

  private void ask(Page page, String title, String body) {
    page.navigate("/guildhall/conversation/open?community=developers");
    page.locator("#title").fill(title);
    page.locator("#body").fill(body);
    page.locator("#tags").fill(tag);
    ConversationStory.send(page);
    page.waitForURL(url -> url.contains("/conversation/show"));
  }
}
