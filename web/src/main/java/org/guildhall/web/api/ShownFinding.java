package org.guildhall.web.api;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.guildhall.search.SearchService.Finding;
import org.guildhall.search.lucene.SearchResult.Segment;

/**
 * One thing that was found, and where in it.
 *
 * @param type one of: card, conversation, post, person, community
 * @param id of the card, conversation or post; null for who and what is named by a word
 * @param userName of a person, else null
 * @param slug of a community, else null
 * @param title plain text: the title of a conversation (also of the one a post stands in), or a
 *     name
 * @param titleHtml the same as HTML, with what was looked for in {@code <mark>}
 * @param passage plain text: what says most about the question
 * @param passageHtml the same as HTML, with what was looked for in {@code <mark>}
 * @param collapsed whether the post was found to break a clause: its text is to be asked for
 * @param kind of the conversation, else null
 * @param community of the conversation, else null
 * @param author who wrote what was found, else null
 * @param createdAt when that was, else null
 * @param url its page
 */
public record ShownFinding(
    String type,
    Long id,
    Long conversationId,
    String userName,
    String slug,
    String title,
    String titleHtml,
    String passage,
    String passageHtml,
    boolean collapsed,
    String kind,
    ShownPlace community,
    ShownName author,
    Instant createdAt,
    String url) {

  static ShownFinding of(Finding finding, Answers answers) {
    var hit = finding.hit();
    var talk = finding.conversation();
    // A post has no title of its own; it is found by what it says in that conversation.
    var title =
        hit.title().isEmpty() && talk != null
            ? List.of(new Segment(talk.title(), false))
            : hit.title();
    return new ShownFinding(
        JsonBody.word(hit.kind()),
        talk == null ? null : Long.valueOf(hit.id()),
        talk == null ? null : Long.valueOf(talk.id().value()),
        finding.person() == null ? null : finding.person().userName(),
        finding.community() == null ? null : finding.community().slug(),
        plain(title),
        html(title),
        finding.isCollapsed() ? "" : plain(hit.snippet()),
        finding.isCollapsed() ? "" : html(hit.snippet()),
        finding.isCollapsed(),
        talk == null ? null : JsonBody.word(talk.kind()),
        talk == null ? null : ShownPlace.of(talk.community()),
        talk == null ? null : ShownName.of(finding.author()),
        talk == null ? null : finding.writtenAt(),
        url(finding, answers));
  }

  private static String url(Finding finding, Answers answers) {
    if (finding.person() != null) {
      return answers.page("/person/show", "name", finding.person().userName());
    }
    if (finding.community() != null) {
      return answers.page("/community/show", "slug", finding.community().slug());
    }
    if (finding.card() != null) {
      return answers.page("/card/show", "id", finding.card().id());
    }
    var conversation = finding.conversation().id();
    return finding.post() == null
        ? answers.page("/conversation/show", "id", conversation)
        : answers.post(conversation, finding.post().id());
  }

  private static String plain(List<Segment> segments) {
    return segments.stream().map(Segment::text).collect(Collectors.joining());
  }

  private static String html(List<Segment> segments) {
    return segments.stream()
        .map(s -> s.match() ? "<mark>" + escaped(s.text()) + "</mark>" : escaped(s.text()))
        .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
