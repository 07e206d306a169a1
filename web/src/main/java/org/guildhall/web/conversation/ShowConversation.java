package org.guildhall.web.conversation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildhall.community.CommunityPolicy;
import org.guildhall.community.CommunityService;
import org.guildhall.conversation.Conversation;
import org.guildhall.conversation.ConversationId;
import org.guildhall.conversation.ConversationPolicy;
import org.guildhall.conversation.ConversationRights;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.PostId;
import org.guildhall.conversation.SolvedTally;
import org.guildhall.people.Person;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Notices;
import org.guildhall.web.PageNumber;
import org.guildhall.web.Visitor;
import org.omnifaces.util.Faces;

/**
 * A conversation with its posts, a page of them when there are very many, and the form for a reply.
 */
@Named
@RequestScoped
public class ShowConversation {
  private static final int POSTS_ON_A_PAGE = 100;

  @Inject private Visitor visitor;
  @Inject private ConversationService service;
  @Inject private Conversations conversations;
  @Inject private ConversationPolicy policy;
  @Inject private CommunityPolicy communityPolicy;
  @Inject private CommunityService communities;
  @Inject private Notices notices;

  private Long id;
  private Conversation conversation;
  private ConversationRights rights;
  private boolean joinable;
  private PageNumber page;
  private List<Post> posts;
  private Map<Long, SolvedTally> solved;
  private String body;
  private String submission = UUID.randomUUID().toString();

  @PostConstruct
  void load() {
    id = number("id");
    if (id == null) {
      throw new NotFoundException("conversation", "without id");
    }
    var post = number("post");
    conversation = service.read(visitor.actor(), new ConversationId(id));
    rights = policy.rights(visitor.require(), conversation);
    joinable =
        !rights.mayReply().isAllowed()
            && communityPolicy.mayJoin(visitor.require(), conversation.community()).isAllowed();
    page = page(Faces.getRequestParameter("page"));
    if (post != null && page.count() > 1) {
      int before = conversations.before(conversation, new PostId(post));
      page = page(Integer.toString(1 + before / POSTS_ON_A_PAGE));
    }
    posts = conversations.posts(conversation, page.first(), POSTS_ON_A_PAGE);
    solved = conversations.solved(conversation, visitor.require().id());
  }

  /** A parameter of the address; null where it is missing or no number. */
  private static Long number(String parameter) {
    try {
      return Long.valueOf(Faces.getRequestParameter(parameter));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private PageNumber page(String number) {
    return PageNumber.of(number, POSTS_ON_A_PAGE, conversation.replyCount() + 1L);
  }

  public void reply() {
    var reply = service.reply(visitor.actor(), conversation.id(), body, submission);
    Written.done("reply-" + id);
    goTo(reply);
  }

  /**
   * Does what a button of the form {@code acts} says: its name is the act, its value the id of the
   * post. A page may be old and a request made by hand, so the use case judges it anew.
   *
   * @throws NotFoundException when the value names no post
   */
  public void act() {
    Arrays.stream(Act.values())
        .filter(act -> Faces.getRequestParameter(act.button()) != null)
        .findFirst()
        .ifPresent(act -> act(act, number(act.button())));
  }

  private void act(Act act, Long number) {
    if (number == null) {
      throw new NotFoundException("post", "without id");
    }
    var answer = new PostId(number);
    switch (act) {
      case ACCEPT -> service.accept(visitor.actor(), answer);
      case SOLVED_MINE -> service.saySolvedMine(visitor.actor(), answer);
      case TAKE_BACK -> service.takeBackSolvedMine(visitor.actor(), answer);
    }
    goTo(answer);
  }

  public void join() {
    communities.join(visitor.actor(), conversation.community().id());
    notices.done("conversation.joining.joined", conversation.community().name());
    Faces.redirect("conversation/show?id=%s&page=%s#reply", id, page.number());
  }

  private void goTo(PostId shown) {
    Faces.redirect("conversation/show?id=%s&post=%s#p%s", id, shown, shown);
  }

  public Conversation getConversation() {
    return conversation;
  }

  public ConversationRights getRights() {
    return rights;
  }

  /** Whether joining its community is what hinders the reader from replying. */
  public boolean isJoinable() {
    return joinable;
  }

  public List<Post> getPosts() {
    return posts;
  }

  /** Whom its posts have helped, by the id of the post; one that helped nobody is missing. */
  public Map<Long, SolvedTally> getSolved() {
    return solved;
  }

  public List<Person> getAuthors() {
    return posts.stream().map(Post::author).distinct().limit(10).toList();
  }

  public PageNumber getPage() {
    return page;
  }

  public String getBody() {
    return body;
  }

  public void setBody(String body) {
    this.body = body;
  }

  public String getSubmission() {
    return submission;
  }

  public void setSubmission(String submission) {
    this.submission = submission;
  }
}
