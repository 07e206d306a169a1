package org.guildhall.conversation;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityId;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.UseCase;

/**
 * Brings conversations in from elsewhere, each post once, with the authors they had.
 *
 * <p>Many posts come at a time, all in one transaction and with a handful of statements: a batch
 * has at most some hundred.
 */
@UseCase
public class ArrivalService {
  @Inject private People people;
  @Inject private Communities communities;
  @Inject private Conversations conversations;
  @Inject private ConversationPolicy policy;
  @Inject private Markdown markdown;
  @Inject private Event<PostsArrived> postsArrived;

  /**
   * What became of a batch.
   *
   * @param posts how many came in, openings included
   * @param alreadyThere how many had come in before; nothing changes for them
   * @param astray origins of replies to what is not there
   * @param tooLong origins of posts that are too long, as text or as a page shows them
   */
  public record Outcome(
      int conversations, int posts, int alreadyThere, Set<String> astray, Set<String> tooLong) {}

  /**
   * Brings posts in. Openings open conversations in the community; replies may come in the same
   * batch or in a later one, in any order.
   *
   * @param before what {@link #places} said, in the same transaction, of all origins that the
   *     arrivals name
   * @throws NotFoundException when there is no such community, or an author is no person here
   */
  public Outcome bringIn(
      Actor actor,
      @NotNull CommunityId communityId,
      @NotNull List<Arrival> arrivals,
      @NotNull Map<String, ArrivedPlace> before) {
    policy.mayBringIn(actor).orThrow();
    return new Batch(communities.require(communityId), arrivals, before).comesIn();
  }

  /** Where these have come in, by their origins; those that have not are missing. */
  public Map<String, ArrivedPlace> places(Actor actor, @NotNull Collection<String> origins) {
    policy.mayBringIn(actor).orThrow();
    return conversations.arrived(origins);
  }

  /**
   * Marks answers as accepted, as they were where they come from. Where an answer has been accepted
   * here, that stands.
   *
   * @param answers the origin of the answer by that of the question; what has not come in, or is no
   *     reply to it, is left out
   */
  public void accept(Actor actor, @NotNull Map<String, String> answers) {
    policy.mayBringIn(actor).orThrow();
    var places = conversations.arrived(answers.values());
    var changed = new ArrayList<PostId>();
    for (var question : conversations.withoutAccepted(answers.keySet())) {
      var answer = places.get(answers.get(question.origin()));
      if (answer != null && !answer.opening() && answer.conversation() == question.id().value()) {
        var accepted = new PostId(answer.post());
        question.accept(accepted);
        changed.add(accepted);
      }
    }
    tell(changed);
  }

  /**
   * Rewrites posts that came in, such as their links to others that came in later. It keeps no
   * revision and names no editor, since nobody's words change; a post that somebody has edited here
   * is his and stays as it is, and so does one that would become too long.
   *
   * @param bodies the new Markdown by origin; all go into one statement: at most some thousands
   * @return how many posts changed
   */
  public int relink(Actor actor, @NotNull Map<String, String> bodies) {
    policy.mayBringIn(actor).orThrow();
    var changed = new ArrayList<PostId>();
    for (var post : conversations.untouched(bodies.keySet())) {
      var body = bodies.get(post.origin());
      var html = body.equals(post.body()) ? null : markdown.render(body);
      if (html != null && fits(body, html)) {
        post.relink(body);
        post.renderedAs(html);
        changed.add(post.id());
      }
    }
    tell(changed);
    return changed.size();
  }

  private void tell(List<PostId> posts) {
    if (!posts.isEmpty()) {
      postsArrived.fire(new PostsArrived(posts));
    }
  }

  private static boolean fits(String body, String html) {
    return body.length() <= Arrival.BODY_MAX && html.length() <= Post.HTML_MAX;
  }

  /** Posts that come in together. */
  private class Batch {
    private final Community community;
    private final List<Arrival> arrivals;
    private final Map<String, ArrivedPlace> before;
    private final Map<PersonId, Person> authors;
    private final Map<Long, Conversation> known;
    private final Map<String, Conversation> opened = new HashMap<>();
    private final Set<String> astray = new LinkedHashSet<>();
    private final Set<String> tooLong = new LinkedHashSet<>();
    private final List<PostId> added = new ArrayList<>();
    private int conversationCount;
    private int alreadyThere;

    Batch(Community community, List<Arrival> arrivals, Map<String, ArrivedPlace> before) {
      this.community = community;
      this.arrivals = arrivals;
      this.before = before;
      authors = people.all(arrivals.stream().map(Arrival::author).collect(Collectors.toSet()));
      known =
          conversations.lock(
              arrivals.stream()
                  .filter(arrival -> arrival.opening() == null && isNew(arrival))
                  .map(arrival -> before.get(arrival.inReplyTo()))
                  .filter(Objects::nonNull)
                  .map(ArrivedPlace::conversation)
                  .collect(Collectors.toSet()));
    }

    private boolean isNew(Arrival arrival) {
      return !before.containsKey(arrival.origin()) && !opened.containsKey(arrival.origin());
    }

    Outcome comesIn() {
      // Rendering is what takes longest, and needs nothing but the text.
      var rendered = arrivals.parallelStream().map(this::html).toList();
      for (int i = 0; i < arrivals.size(); i++) {
        if (isNew(arrivals.get(i))) {
          add(arrivals.get(i), rendered.get(i));
        } else {
          alreadyThere++;
        }
      }
      tell(added);
      return new Outcome(conversationCount, added.size(), alreadyThere, astray, tooLong);
    }

    /** Empty for what does not come in. */
    private String html(Arrival arrival) {
      return before.containsKey(arrival.origin()) || arrival.body().length() > Arrival.BODY_MAX
          ? ""
          : markdown.render(arrival.body());
    }

    private void add(Arrival arrival, String html) {
      var author = authors.get(arrival.author());
      if (author == null) {
        throw new NotFoundException("person", arrival.author());
      }
      if (!fits(arrival.body(), html)) {
        tooLong.add(arrival.origin());
        return;
      }
      var conversation = arrival.opening() == null ? of(arrival) : open(arrival, author);
      if (conversation == null) {
        astray.add(arrival.origin());
        return;
      }
      boolean opens = arrival.opening() != null;
      var post = new Post(conversation, author, opens, arrival.body(), arrival.postedAt());
      post.renderedAs(html);
      post.cameFrom(arrival.origin(), arrival.editedAt());
      conversations.add(post);
      opened.put(arrival.origin(), conversation);
      added.add(post.id());
      if (!opens) {
        conversation.repliedAt(arrival.postedAt());
      }
    }

    private Conversation open(Arrival arrival, Person author) {
      var opening = arrival.opening();
      var conversation =
          new Conversation(
              community,
              opening.kind(),
              opening.title(),
              author,
              Tags.ofElsewhere(opening.tags()),
              arrival.postedAt());
      conversation.cameFrom(arrival.origin());
      conversationCount++;
      return conversations.add(conversation);
    }

    private Conversation of(Arrival reply) {
      var place = before.get(reply.inReplyTo());
      return place == null ? opened.get(reply.inReplyTo()) : known.get(place.conversation());
    }
  }
}
