package org.guildhall.conversation;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityPolicy;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.UseCase;

/** What was written lately, for those who follow a community or a tag from outside of its page. */
@UseCase
public class LatelyService {
  /** How many posts are told at most. */
  public static final int MOST = 30;

  @Inject private People people;
  @Inject private Communities communities;
  @Inject private CommunityPolicy communityPolicy;
  @Inject private Conversations conversations;

  /** A community and the latest posts in it, the newest first, with what one needs to show them. */
  public record OfCommunity(Community community, List<Post> posts) {}

  /**
   * The latest posts of a community.
   *
   * @throws NotFoundException when there is none with that slug, or the actor may not read there
   */
  public OfCommunity ofCommunity(Actor actor, @NotNull String slug) {
    var reader = people.require(actor);
    var community = communities.requireBySlug(slug);
    if (!communityPolicy.mayRead(reader, community).isAllowed()) {
      throw new NotFoundException("community", slug);
    }
    return new OfCommunity(community, posts(conversations.latest(community, MOST)));
  }

  /**
   * The latest posts, the newest first, of the conversations with a tag that the actor may read.
   *
   * @param tag in the form that {@link Tags} gives it
   */
  public List<Post> ofTag(Actor actor, @NotNull String tag) {
    var readable = communities.readableBy(people.require(actor).id());
    return posts(conversations.tagged(tag, readable, 0, MOST));
  }

  /** The newest posts are among those of as many conversations that were active last. */
  private List<Post> posts(List<ConversationSummary> liveliest) {
    var ids = liveliest.stream().map(ConversationSummary::id).toList();
    // Read first, the conversations are at hand, with tags and communities, when posts ask for
    // them.
    conversations.withIds(ids);
    return conversations.latestPosts(ids, MOST);
  }
}
