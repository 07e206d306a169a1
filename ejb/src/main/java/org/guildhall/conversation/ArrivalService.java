package org.guildhall.conversation;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityId;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.platform.UseCase;

/** Brings conversations in from elsewhere, each whole and once, with the authors they had. */
@UseCase
public class ArrivalService {
  @Inject private People people;
  @Inject private Communities communities;
  @Inject private Conversations conversations;
  @Inject private ConversationPolicy policy;
  @Inject private Markdown markdown;
  @Inject private Event<ConversationOpened> conversationOpened;
  @Inject private Event<PostAdded> postAdded;
  @Inject private Event<PostEdited> postEdited;

  /**
   * Brings one conversation into a community.
   *
   * @return false when it had come in before; then nothing changes
   */
  public boolean bringIn(Actor actor, @NotNull CommunityId communityId, @NotNull Arrival arrival) {
    policy.mayBringIn(actor).orThrow();
    if (conversations.ofOrigin(arrival.posts().getFirst().origin()).isPresent()) {
      return false;
    }
    var community = communities.require(communityId);
    var first = arrival.posts().getFirst();
    var asker = people.require(first.author());
    var conversation =
        new Conversation(
            community, arrival.kind(), arrival.title(), asker, arrival.tags(), first.postedAt());
    conversation.cameFrom(arrival.origin());
    conversations.add(conversation);
    for (var arrived : arrival.posts()) {
      boolean opening = arrived == first;
      var author = people.require(arrived.author());
      var post = new Post(conversation, author, opening, arrived.body(), arrived.postedAt());
      post.renderedAs(markdown.render(arrived.body()));
      post.cameFrom(arrived.origin());
      conversations.add(post);
      if (opening) {
        conversationOpened.fire(new ConversationOpened(conversation.id(), post.id(), author.id()));
      } else {
        conversation.repliedAt(arrived.postedAt());
        postAdded.fire(new PostAdded(post.id(), conversation.id(), author.id()));
      }
      if (arrived.accepted()) {
        conversation.accept(post);
      }
    }
    return true;
  }

  /** The post that came from there, if it has come in. */
  public Optional<Post> arrived(Actor actor, @NotNull String origin) {
    policy.mayBringIn(actor).orThrow();
    return conversations.ofOrigin(origin);
  }

  /**
   * Rewrites a post that came in, such as its links to others that came in later. It keeps no
   * revision and names no editor: nobody's words change.
   *
   * @return whether anything changed
   */
  public boolean relink(Actor actor, @NotNull String origin, UnaryOperator<String> rewriting) {
    policy.mayBringIn(actor).orThrow();
    var found = conversations.ofOrigin(origin);
    if (found.isEmpty()) {
      return false;
    }
    var post = found.get();
    var body = rewriting.apply(post.body());
    if (body.equals(post.body())) {
      return false;
    }
    post.relink(body);
    post.renderedAs(markdown.render(body));
    postEdited.fire(new PostEdited(post.id(), post.conversation().id()));
    return true;
  }
}
