package org.guildhall.search;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityPolicy;
import org.guildhall.conversation.ConversationSummary;
import org.guildhall.conversation.Conversations;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.platform.UseCase;
import org.guildhall.search.lucene.SearchIndex;
import org.guildhall.search.lucene.SearchResult.Hit;

/**
 * Finds what is asked again and again in a community: questions of late whose titles are about the
 * same. One is like another if it scores at least {@value #ALIKE} of what it scores for itself.
 */
@UseCase
public class AskedAgain {
  private static final Duration LATE = Duration.ofDays(90);

  /** So many conversations are looked at, the latest. */
  private static final int MOST = 60;

  private static final int NEAREST = 10;
  private static final float ALIKE = 0.5f;

  @Inject private IndexKeeper keeper;
  @Inject private People people;
  @Inject private CommunityPolicy policy;
  @Inject private Conversations conversations;
  @Inject private Clock clock;

  /**
   * Groups of such questions, the largest first, the latest of each first; none where search is
   * switched off or its index is not open.
   */
  public List<List<ConversationSummary>> in(@NotNull Community community, Actor actor) {
    policy.mayRead(people.require(actor), community).orThrow();
    var since = clock.instant().minus(LATE);
    var questions = new LinkedHashMap<Long, ConversationSummary>();
    conversations.latest(community, MOST).stream()
        .filter(one -> one.isQuestion() && one.openedAt().isAfter(since) && !one.title().isEmpty())
        .forEach(one -> questions.put(one.id(), one));
    return keeper.ask(index -> groups(index, community, questions)).orElse(List.of());
  }

  private static List<List<ConversationSummary>> groups(
      SearchIndex index, Community community, Map<Long, ConversationSummary> questions) {
    var groups = new ArrayList<List<ConversationSummary>>();
    var left = new LinkedHashMap<>(questions);
    for (var one : questions.values()) {
      if (left.remove(one.id()) != null) {
        var group = new ArrayList<>(List.of(one));
        for (var id : like(index, community, one)) {
          var other = left.remove(id);
          if (other != null) {
            group.add(other);
          }
        }
        if (group.size() > 1) {
          groups.add(group);
        }
      }
    }
    groups.sort((one, other) -> other.size() - one.size());
    return groups;
  }

  private static List<Long> like(
      SearchIndex index, Community community, ConversationSummary question) {
    var hits =
        index.similar(question.title(), "", Set.of(community.id().value()), Set.of(), NEAREST);
    var own =
        hits.stream()
            .filter(hit -> hit.conversationId() == question.id())
            .mapToDouble(Hit::score)
            .max()
            .orElse(Double.MAX_VALUE);
    return hits.stream()
        .filter(hit -> hit.score() >= ALIKE * own)
        .map(Hit::conversationId)
        .distinct()
        .toList();
  }
}
