package org.guildhall.web.feed;

import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.guildhall.conversation.Markdown;
import org.guildhall.conversation.Post;

/**
 * Writes a {@link Feed} as Atom (RFC 4287).
 *
 * <p>Ids are tag URIs (RFC 4151) of the host by which the reader calls Guildhall: they stay the
 * same when the page of a post moves.
 */
class AtomWriter {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  /** The year in which the names that follow were given; it never changes. */
  private static final String NAMED_IN = ",2026:guildhall/";

  /** What XML 1.0 cannot hold, not even escaped (its section 2.2). */
  private static final Pattern UNWRITABLE =
      Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final URI home;
  private final UnaryOperator<String> replyTitle;
  private final String withheld;
  private final UnaryOperator<String> called;

  /**
   * A writer for one reader.
   *
   * @param home the absolute address of the application as the reader calls it, without a slash at
   *     its end
   * @param replyTitle what to call a reply, given the title of its conversation
   * @param withheld what to say in place of a title or a text that is collapsed or taken down
   * @param called what to call an author, given the name
   */
  AtomWriter(
      URI home, UnaryOperator<String> replyTitle, String withheld, UnaryOperator<String> called) {
    this.home = home;
    this.replyTitle = replyTitle;
    this.withheld = withheld;
    this.called = called;
  }

  void write(Feed feed, OutputStream out) {
    try {
      var xml = FACTORY.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.setDefaultNamespace(ATOM);
      xml.writeStartElement(ATOM, "feed");
      xml.writeDefaultNamespace(ATOM);
      text(xml, "id", id("feed/" + feed.path()));
      text(xml, "title", feed.title());
      text(xml, "subtitle", feed.subtitle());
      text(xml, "updated", moment(feed.updated()));
      text(xml, "generator", "Guildhall");
      link(xml, "self", "application/atom+xml", home + "/feed/" + feed.path());
      link(xml, "alternate", "text/html", home + feed.page());
      for (var post : feed.posts()) {
        entry(xml, post);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private void entry(XMLStreamWriter xml, Post post) throws XMLStreamException {
    var conversation = post.conversation();
    var page = page(post);
    xml.writeStartElement(ATOM, "entry");
    text(xml, "id", id("post/" + post.id()));
    var title = conversation.title().isEmpty() ? withheld : conversation.title();
    text(xml, "title", post.isOpening() ? title : replyTitle.apply(title));
    link(xml, "alternate", "text/html", page);
    text(xml, "published", moment(post.postedAt()));
    text(xml, "updated", moment(post.writtenAt()));
    xml.writeStartElement(ATOM, "author");
    text(xml, "name", called.apply(post.author().name()));
    text(xml, "uri", home + "/person/show?name=" + encoded(post.author().userName()));
    xml.writeEndElement();
    for (var tag : conversation.tags()) {
      xml.writeEmptyElement(ATOM, "category");
      xml.writeAttribute("term", writable(tag));
    }
    xml.writeStartElement(ATOM, "content");
    xml.writeAttribute("type", "html");
    boolean isShown = !post.isCollapsed() && !post.isTakenDown();
    xml.writeCharacters(
        isShown ? writable(Markdown.absolute(post.html(), URI.create(page))) : withheld);
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private String page(Post post) {
    return home
        + "/conversation/show?id="
        + post.conversation().id()
        + (post.isOpening() ? "" : "&post=" + post.id() + "#p" + post.id());
  }

  private String id(String name) {
    // A tag URI is named by a domain; an address of IPv6 is none, nor is a name with an underscore.
    var host =
        home.getHost() == null || home.getHost().startsWith("[") ? "localhost" : home.getHost();
    return "tag:" + host + NAMED_IN + name;
  }

  private static String moment(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  private static void text(XMLStreamWriter xml, String element, String text)
      throws XMLStreamException {
    xml.writeStartElement(ATOM, element);
    xml.writeCharacters(writable(text));
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String relation, String type, String address)
      throws XMLStreamException {
    xml.writeEmptyElement(ATOM, "link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", address);
  }

  private static String writable(String text) {
    return UNWRITABLE.matcher(text).replaceAll("");
  }
}
