package org.guildhall.web.moderation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.conversation.ConversationSummary;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Post;
import org.guildhall.leadership.Promise;
import org.guildhall.leadership.Promises;
import org.guildhall.moderation.DueReports;
import org.guildhall.moderation.ModerationService;
import org.guildhall.platform.NotFoundException;
import org.guildhall.search.AskedAgain;
import org.guildhall.web.Texts;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;

/** A leader's desk: the reports that are due, what waits too long, and his promises. */
@Named
@RequestScoped
public class ShowDesk {
  private static final int MOST = 20;
  private static final int YEAR = 366;

  @Inject @Param private String slug;

  @Inject private Visitor visitor;
  @Inject private Communities communities;
  @Inject private Conversations conversations;
  @Inject private ModerationService service;
  @Inject private Promises promises;
  @Inject private AskedAgain askedAgain;
  @Inject private Texts text;
  @Inject private Clock clock;

  private Community community;
  private List<DueReports> due;
  private Map<Long, Post> posts;
  private List<ConversationSummary> waiting;
  private List<Promise> promised;
  private List<List<ConversationSummary>> again;

  @PostConstruct
  void load() {
    if (slug == null) {
      throw new NotFoundException("community", "without name");
    }
    community = communities.requireBySlug(slug);
    due = service.due(visitor.actor(), community, MOST);
    posts =
        conversations.posts(due.stream().map(DueReports::post).toList()).stream()
            .collect(Collectors.toMap(post -> post.id().value(), Function.identity()));
    waiting = conversations.waiting(community, MOST);
    again = askedAgain.in(community, visitor.actor());
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    promised =
        promises.due(visitor.require().id(), today.minusDays(YEAR), today.plusDays(YEAR)).stream()
            .filter(one -> one.candidacy().election().community().id().equals(community.id()))
            .toList();
  }

  public Community getCommunity() {
    return community;
  }

  public List<DueReports> getDue() {
    return due;
  }

  /** That post. */
  public Post post(long id) {
    return posts.get(id);
  }

  /** Of the conversation in which it stands. */
  public String title(DueReports one) {
    var title = post(one.post()).conversation().title();
    return title.isEmpty() ? text.of("conversation.withheld") : title;
  }

  /** Questions of late that ask about the same, in groups. */
  public List<List<ConversationSummary>> getAgain() {
    return again;
  }

  /** Questions to which nobody has replied, the oldest first. */
  public List<ConversationSummary> getWaiting() {
    return waiting;
  }

  public List<Promise> getPromised() {
    return promised;
  }
}
