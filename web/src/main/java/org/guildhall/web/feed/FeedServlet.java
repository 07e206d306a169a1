package org.guildhall.web.feed;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.guildhall.conversation.LatelyService;
import org.guildhall.conversation.Tags;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Reader;
import org.guildhall.web.Texts;
import org.guildhall.web.Visitor;

/**
 * Answers feed readers: {@code /feed/community/SLUG} and {@code /feed/tag/TAG}, with what the
 * reader may read. It is asked for again and again, so what has not changed is not sent again.
 */
@WebServlet("/feed/*")
public class FeedServlet extends HttpServlet {
  private static final String COMMUNITY = "/community/";
  private static final String TAG = "/tag/";

  @Inject private transient Visitor visitor;
  @Inject private transient Reader reader;
  @Inject private transient Texts text;
  @Inject private transient LatelyService lately;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      send(feed(String.valueOf(request.getPathInfo())), request, response);
    } catch (NotFoundException nothing) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private Feed feed(String path) {
    if (path.startsWith(COMMUNITY)) {
      return ofCommunity(path.substring(COMMUNITY.length()));
    }
    if (path.startsWith(TAG)) {
      var written = path.substring(TAG.length());
      // One address for each feed: another way to write the tag names none.
      return Tags.one(written)
          .filter(written::equals)
          .map(this::ofTag)
          .orElseThrow(() -> new NotFoundException("tag", written));
    }
    throw new NotFoundException("feed", path);
  }

  private Feed ofCommunity(String slug) {
    var found = lately.ofCommunity(visitor.actor(), slug);
    var community = found.community();
    return new Feed(
        "community/" + slug,
        "/community/show?slug=" + slug,
        text.of("feed.title", community.name()),
        community.purpose(),
        community.openedAt().orElse(community.foundedAt()),
        found.posts());
  }

  private Feed ofTag(String tag) {
    var name = URLEncoder.encode(tag, StandardCharsets.UTF_8);
    return new Feed(
        "tag/" + name,
        "/conversation/tagged?tag=" + name,
        text.of("feed.title", "#" + tag),
        text.of("feed.tag", tag),
        Instant.EPOCH,
        lately.ofTag(visitor.actor(), tag));
  }

  private void send(Feed feed, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var home = home(request);
    var tag = feed.entityTag(home + " " + reader.getLocale());
    response.setHeader("Cache-Control", "private, no-cache");
    response.setHeader("ETag", tag);
    response.setDateHeader("Last-Modified", feed.updated().toEpochMilli());
    if (isKnown(tag, request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType("application/atom+xml");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    new AtomWriter(
            home,
            title -> text.of("feed.reply", title),
            text.of("conversation.withheld"),
            text::called)
        .write(feed, response.getOutputStream());
  }

  /** Weakly compared, as RFC 9110 has it for this header. */
  private static boolean isKnown(String tag, String known) {
    return known != null
        && Arrays.stream(known.split(","))
            .map(String::strip)
            .anyMatch(one -> one.equals("*") || ("W/" + one).endsWith(tag));
  }

  /** As the reader calls us: through a proxy that may be another host than the server's own. */
  private static URI home(HttpServletRequest request) {
    var called = URI.create(request.getRequestURL().toString());
    return URI.create(
        called.getScheme() + "://" + called.getRawAuthority() + request.getContextPath());
  }
}
