package org.guildhall.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.guildhall.Fixtures;
import org.guildhall.importer.StackExchangeDump.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OldLinksTest {
  private static final Map<Long, String> PLACES = Map.of(7L, "show?id=1", 9L, "show?id=1#p2");

  private final OldLinks links = new OldLinks("meta.example.com", PLACES::get);

  @ParameterizedTest
  @CsvSource({
    "https://meta.example.com/questions/7, show?id=1",
    "http://meta.example.com/questions/7/, show?id=1",
    "//meta.example.com/questions/7/a-title, show?id=1",
    "HTTPS://Meta.Example.com/q/7, show?id=1",
    "https://meta.example.com/q/7/4711, show?id=1",
    "https://meta.example.com/q/7?rq=1, show?id=1",
    "https://meta.example.com/a/9, show?id=1#p2",
    "https://meta.example.com/a/9/4711, show?id=1#p2",
    "https://meta.example.com/a/9/4711#9, show?id=1#p2",
    "https://meta.example.com/questions/7/a-title/9, show?id=1#p2",
    "https://meta.example.com/questions/7/a-title/9#9, show?id=1#p2",
    "https://meta.example.com/questions/7/a-title?s=1|2.5#9, show?id=1#p2",
    "https://meta.example.com/questions/7/a-title#comment815_9, show?id=1#p2",
    "https://meta.example.com/questions/7/a-title/8#8, show?id=1",
    "/questions/7/a-title, show?id=1",
    "' /a/9 ', show?id=1#p2",
  })
  void addressOfAPostThatCameInLeadsToIt(String old, String now) {
    assertEquals(now, links.now(old));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://meta.example.com/questions/8/a-title",
        "https://meta.example.com/questions/99999999999999999999",
        "https://meta.example.com/questions/tagged/7",
        "https://meta.example.com/users/7",
        "https://meta.example.com/revisions/7",
        "https://meta.example.com",
        "https://example.com/questions/7",
        "https://meta.example.com.evil.org/questions/7",
        "https://evil.org/meta.example.com/questions/7",
        "mailto:7@meta.example.com",
        "javascript:alert(7)",
        "ftp://meta.example.com/q/7",
        "#7",
        "questions/7",
        "",
      })
  void otherAddressesStay(String address) {
    assertEquals(address, links.now(address));
  }

  @Test
  void addressWithoutHostThatLeadsToNothingHereGetsTheOldHost() {
    assertEquals("https://meta.example.com/faq#editing", links.now("/faq#editing"));
    assertEquals("/faq#editing", new OldLinks(null, PLACES::get).now("/faq#editing"));
  }

  @Test
  void withoutAHostOnlyAddressesWithoutOneAreTheSitesOwn() {
    var unknown = new OldLinks(null, PLACES::get);
    assertEquals("show?id=1", unknown.now("/q/7"));
    assertEquals("https://meta.example.com/q/7", unknown.now("https://meta.example.com/q/7"));
  }

  @Test
  void textWithSuchALinkIsTold() {
    assertTrue(links.turnAny("<p><a href='https://meta.example.com/q/7'>there</a>"));
    assertFalse(
        links.turnAny("<p>https://meta.example.com/q/7 <a href='https://example.com/q/7'>x</a>"));
  }

  @Test
  void siteHasTheHostThatMostListedLinksName() {
    var hosts = new HostTally();
    hosts.list(new Link(1, 7));
    hosts.list(new Link(2, 9));
    hosts.list(new Link(3, 9));
    hosts.read(
        1, "<a href='https://example.com/q/7'>a</a> <a href='https://example.com/q/8'>b</a>");
    hosts.read(2, "<a href='https://META.example.com/questions/7/title/9#9'>c</a>");
    hosts.read(3, "<a href='//meta.example.com/a/9'>d</a> <a href='/q/7'>e</a>");
    hosts.read(4, "<a href='https://example.com/q/7'>f</a>");
    assertEquals(Optional.of("meta.example.com"), hosts.host());
  }

  @Test
  void siteThatNothingNamesHasNoHost() {
    var hosts = new HostTally();
    hosts.list(new Link(3, 7));
    hosts.read(3, "<a href='//meta.example.com/a/9'>d</a> <a href='/q/7'>e</a>");
    assertEquals(Optional.empty(), hosts.host());
  }

  @Test
  void realDumpTellsItsHost() {
    try (var dump = StackExchangeDump.open(Fixtures.find("stackexchange-bicycles-meta"))) {
      var hosts = new HostTally();
      dump.links(hosts::list);
      dump.posts(
          post -> {
            if (post.html() != null) {
              hosts.read(post.id(), post.html());
            }
          });
      assertEquals(Optional.of("bicycles.meta.stackexchange.com"), hosts.host());
    }
  }
}
