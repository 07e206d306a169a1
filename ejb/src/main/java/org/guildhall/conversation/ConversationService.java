package org.guildhall.conversation;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Set;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityId;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.people.PersonId;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.Storable;
import org.guildhall.platform.UseCase;
import org.guildhall.platform.Visible;

/** Opening conversations, replying, editing, accepting answers and saying "solved mine". */
@UseCase
public class ConversationService {
  @Inject private People people;
  @Inject private Communities communities;
  @Inject private Conversations conversations;
  @Inject private ConversationPolicy policy;
  @Inject private PostRenderer renderer;
  @Inject private Pace pace;
  @Inject private Clock clock;
  @Inject private Event<ConversationOpened> conversationOpened;
  @Inject private Event<PostAdded> postAdded;
  @Inject private Event<PostEdited> postEdited;
  @Inject private Event<AnswerAccepted> answerAccepted;
  @Inject private Event<PersonMentioned> personMentioned;
  @Inject private Event<ReuseChanged> reuseChanged;

  /**
   * Opens a conversation in a community. The same form sent again opens nothing and gives back the
   * conversation it opened.
   *
   * @throws BusinessException when he writes too fast
   */
  public ConversationId open(
      Actor actor, @NotNull CommunityId communityId, @NotNull @Valid Opening opening) {
    var person = people.require(actor);
    conversations.lock(person);
    var before = conversations.ofSubmission(opening.submission());
    if (before.isPresent() && before.get().author().id().equals(person.id())) {
      return before.get().conversation().id();
    }
    var community = communities.require(communityId);
    policy.mayOpen(person, community).orThrow();
    pace.count(person.id());
    var now = clock.instant();
    var conversation =
        new Conversation(community, opening.kind(), opening.title(), person, opening.tags(), now);
    var post = new Post(conversation, person, true, opening.body(), now);
    // A name that someone else's form has was made up: it protects nothing and is not kept.
    post.cameFromForm(before.isEmpty() ? opening.submission() : null);
    var mentioned = renderer.render(post, opening.body());
    conversations.add(conversation);
    conversations.add(post);
    conversationOpened.fire(new ConversationOpened(conversation.id(), post.id(), person.id()));
    tell(post, mentioned);
    return conversation.id();
  }

  /**
   * Replies; the same form sent again adds nothing and gives back the reply it added.
   *
   * @throws BusinessException when he writes too fast
   */
  public PostId reply(
      Actor actor,
      @NotNull ConversationId id,
      @Visible @Storable @Size(max = Opening.BODY_MAX) String body,
      @Storable @Size(max = 64) String submission) {
    var person = people.require(actor);
    var conversation = conversations.lock(id);
    requireReadable(actor, conversation);
    var before = conversations.ofSubmission(submission);
    if (before.isPresent() && before.get().author().id().equals(person.id())) {
      return before.get().id();
    }
    policy.mayReply(person, conversation).orThrow();
    pace.count(person.id());
    var now = clock.instant();
    var post = new Post(conversation, person, false, body, now);
    post.cameFromForm(before.isEmpty() ? submission : null);
    var mentioned = renderer.render(post, body);
    conversations.add(post);
    conversation.repliedAt(now);
    postAdded.fire(new PostAdded(post.id(), id, person.id()));
    tell(post, mentioned);
    return post.id();
  }

  /**
   * Changes the text of one's own post and keeps the old one. The same text changes nothing.
   *
   * @param seenVersion the version of the post that the editor had before him; null: whatever the
   *     post says by now
   * @throws EditConflictException when the post has been changed since
   */
  public ConversationId edit(
      Actor actor,
      @NotNull PostId id,
      @Visible @Storable @Size(max = Opening.BODY_MAX) String body,
      Integer seenVersion) {
    var person = people.require(actor);
    var post = conversations.lock(id);
    requireReadable(actor, post.conversation());
    policy.mayEdit(person, post).orThrow();
    if (!post.body().equals(body)) {
      if (seenVersion != null && post.version() != seenVersion) {
        throw new EditConflictException(post);
      }
      var mentioned = renderer.render(post, body);
      conversations.add(post.edit(body, clock.instant()));
      postEdited.fire(new PostEdited(id, post.conversation().id()));
      tell(post, mentioned);
    }
    return post.conversation().id();
  }

  /** Chooses the answer of one's own question, perhaps in place of another. */
  public void accept(Actor actor, @NotNull PostId id) {
    var person = people.require(actor);
    var post = conversations.require(id);
    requireReadable(actor, post.conversation());
    policy.mayAccept(person, post).orThrow();
    var conversation = conversations.lock(post.conversation().id());
    if (!conversation.isAccepted(post)) {
      var before = conversation.hasAccepted() ? new PostId(conversation.acceptedId()) : null;
      conversation.accept(id);
      answerAccepted.fire(new AnswerAccepted(id, before, conversation.id()));
    }
  }

  /** Says that an answer solved the same for oneself; saying it again changes nothing. */
  public void saySolvedMine(Actor actor, @NotNull PostId id) {
    var person = people.require(actor);
    var post = conversations.lock(id);
    requireReadable(actor, post.conversation());
    policy.maySaySolvedMine(person, post).orThrow();
    if (conversations.addSolvedMine(post, person, clock.instant())) {
      reuseChanged.fire(new ReuseChanged(id));
    }
  }

  /** Takes it back; there may be nothing to take back. */
  public void takeBackSolvedMine(Actor actor, @NotNull PostId id) {
    var person = people.require(actor);
    var post = conversations.lock(id);
    requireReadable(actor, post.conversation());
    if (conversations.removeSolvedMine(post, person)) {
      reuseChanged.fire(new ReuseChanged(id));
    }
  }

  /**
   * The conversation, if the actor may know of it.
   *
   * @throws NotFoundException when there is none, or he may not read it
   */
  public Conversation read(Actor actor, @NotNull ConversationId id) {
    var conversation = conversations.requireWhole(id);
    requireReadable(actor, conversation);
    return conversation;
  }

  /**
   * The post, if the actor may know of it.
   *
   * @throws NotFoundException when there is none, or he may not read it
   */
  public Post read(Actor actor, @NotNull PostId id) {
    var post = conversations.require(id);
    requireReadable(actor, post.conversation());
    return post;
  }

  /**
   * How a text would look in a post; nothing is saved, and nobody is told.
   *
   * @return safe HTML
   */
  public String preview(Actor actor, @NotNull String body) {
    people.require(actor);
    return renderer.html(body);
  }

  private void tell(Post post, Set<PersonId> mentioned) {
    mentioned.forEach(person -> personMentioned.fire(new PersonMentioned(post.id(), person)));
  }

  private void requireReadable(Actor actor, Conversation conversation) {
    if (!policy.mayRead(people.require(actor), conversation).isAllowed()) {
      throw new NotFoundException("conversation", conversation.id());
    }
  }
}
