package org.guildhall.web.conversation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guildhall.community.Communities;
import org.guildhall.conversation.ConversationSummary;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Tags;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.PageNumber;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;

/** Of what the reader may read, the conversations with one tag. */
@Named
@RequestScoped
public class TaggedConversations {
  private static final int PAGE = 20;

  @Inject
  @Param(name = "tag")
  private String wishedTag;

  @Inject
  @Param(name = "page")
  private String wishedPage;

  @Inject private Visitor visitor;
  @Inject private Communities communities;
  @Inject private Conversations conversations;

  private String tag;
  private PageNumber page;
  private List<ConversationSummary> found;
  private Map<Long, Set<String>> tags;

  @PostConstruct
  void load() {
    tag = Tags.one(wishedTag).orElseThrow(() -> new NotFoundException("tag", wishedTag));
    var readable = communities.readableBy(visitor.require().id());
    page = PageNumber.of(wishedPage, PAGE, conversations.countTagged(tag, readable));
    found = conversations.tagged(tag, readable, page.first(), PAGE);
    tags = conversations.tags(found.stream().map(ConversationSummary::id).toList());
  }

  public String getTag() {
    return tag;
  }

  /** The address of its feed, below the application's. */
  public String getFeed() {
    return "/feed/tag/" + URLEncoder.encode(tag, StandardCharsets.UTF_8);
  }

  public PageNumber getPage() {
    return page;
  }

  public List<ConversationSummary> getFound() {
    return found;
  }

  /** All tags of those on this page, by the conversation's id. */
  public Map<Long, Set<String>> getTags() {
    return tags;
  }
}
