package org.guildhall.conversation;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.stream.Collectors;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityId;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.platform.NotFoundException;
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
   * @throws NotFoundException when there is no such community, or an author is no person here
   */
  public boolean bringIn(Actor actor, @NotNull CommunityId communityId, @NotNull Arrival arrival) {
    policy.mayBringIn(actor).orThrow();
    var opening = arrival.opening();
    if (conversations.hasOrigin(opening.origin())) {
      return false;
    }
    var authors =
        people.all(
            arrival.posts().stream().map(Arrival.ArrivedPost::author).collect(Collectors.toSet()));
    var conversation =
        conversations.add(
            new Conversation(
                communities.require(communityId),
                arrival.kind(),
                arrival.title(),
                author(authors, opening),
                Tags.ofElsewhere(arrival.tags()),
                opening.postedAt()));
    conversation.cameFrom(opening.origin());
    for (var arrived : arrival.posts()) {
      add(conversation, arrived, author(authors, arrived), arrived == opening);
    }
    return true;
  }

  private static Person author(Map<?, Person> authors, Arrival.ArrivedPost arrived) {
    var author = authors.get(arrived.author());
    if (author == null) {
      throw new NotFoundException("person", arrived.author());
    }
    return author;
  }

  private void add(
      Conversation conversation, Arrival.ArrivedPost arrived, Person author, boolean opening) {
    var post = new Post(conversation, author, opening, arrived.body(), arrived.postedAt());
    post.renderedAs(markdown.render(arrived.body()));
    post.cameFrom(arrived.origin(), arrived.editedAt());
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

  /** Every post that has come in with an origin that starts so, by its origin. */
  public Map<String, ArrivedPlace> arrived(Actor actor, @NotNull String originPrefix) {
    policy.mayBringIn(actor).orThrow();
    return conversations.arrived(originPrefix);
  }

  /**
   * Rewrites posts that came in, such as their links to others that came in later. It keeps no
   * revision and names no editor, since nobody's words change; a post that somebody has edited here
   * is his and stays as it is.
   *
   * @param bodies the new Markdown by origin; all go into one statement: at most some thousands
   * @return how many posts changed
   */
  public int relink(Actor actor, @NotNull Map<String, String> bodies) {
    policy.mayBringIn(actor).orThrow();
    int changed = 0;
    for (var post : conversations.untouched(bodies.keySet())) {
      var body = bodies.get(post.origin());
      if (!body.equals(post.body())) {
        post.relink(body);
        post.renderedAs(markdown.render(body));
        postEdited.fire(new PostEdited(post.id(), post.conversation().id()));
        changed++;
      }
    }
    return changed;
  }
}
