package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.guildhall.conversation.Markdown;
import org.guildhall.conversation.Post;
import org.guildhall.moderation.code.Codes;
import org.guildhall.web.Problem;

/** Answers of the kinds that several resources give. */
@ApplicationScoped
class Answers {
  private static final int TAG_LENGTH = 32;

  @Inject private HttpServletRequest request;
  @Inject private Codes codes;

  /** The address of a page, from the root of the server. */
  String page(String path, String parameter, Object value) {
    return request.getContextPath()
        + path
        + '?'
        + parameter
        + '='
        + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
  }

  /** The address of a post on the page of its conversation. */
  String post(Object conversation, Object post) {
    return page("/conversation/show", "id", conversation) + "&post=" + post + "#p" + post;
  }

  /** That there is no such thing. */
  static RuntimeException nothing() {
    return Problem.ofStatus(404).thrown();
  }

  /** The clause that a collapsed post was found to break; null where it is not collapsed. */
  ShownClause broken(Post post) {
    return post.isCollapsed()
        ? ShownClause.of(codes.clauses(List.of(post.collapsedUnder())).get(post.collapsedUnder()))
        : null;
  }

  /** The HTML of a post as it is read outside of its page, with absolute addresses. */
  String outside(String html) {
    var called = URI.create(request.getRequestURL().toString());
    return Markdown.absolute(html, called.resolve(request.getContextPath() + "/conversation/show"));
  }

  /**
   * What was just made, and where it can be read.
   *
   * @param path from the root of the API, without a slash before
   */
  Response made(String path, Record shown) {
    return made(path, shown, null);
  }

  Response made(String path, Record shown, String tag) {
    return Response.created(URI.create(path)).header(HttpHeaders.ETAG, tag).entity(shown).build();
  }

  /**
   * What was asked for, unless the caller has just this already. Its tag is weak: it tells what is
   * said, whatever the compression on the way.
   */
  Response unlessKnown(String ifNoneMatch, Record shown) {
    var body = RecordWriter.json(shown);
    var tag = "W/\"" + Creation.digest(body).substring(0, TAG_LENGTH) + "\"";
    var known = EntityTags.of(HttpHeaders.IF_NONE_MATCH, ifNoneMatch);
    return known != null && known.hasWeakly(tag)
        ? Response.notModified().header(HttpHeaders.ETAG, tag).build()
        : Response.ok(body, MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.ETAG, tag).build();
  }
}
