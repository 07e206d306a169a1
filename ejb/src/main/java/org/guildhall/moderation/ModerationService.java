package org.guildhall.moderation;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.ConversationsMoved;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.PostId;
import org.guildhall.conversation.Showing;
import org.guildhall.moderation.code.Clause;
import org.guildhall.moderation.code.Codes;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.Storable;
import org.guildhall.platform.UseCase;

/** Reporting a post that breaks a clause, and judging the reports. */
@UseCase
public class ModerationService {
  private static final Duration DAY = Duration.ofDays(1);

  /** More ids in one statement than any database refuses. */
  private static final int AT_ONCE = 1_000;

  @Inject private People people;
  @Inject private Communities communities;
  @Inject private ConversationService conversations;
  @Inject private Codes codes;
  @Inject private Reports reports;
  @Inject private Ledger ledger;
  @Inject private Benches benches;
  @Inject private Acting acting;
  @Inject private Showing showing;
  @Inject private ModerationPolicy policy;
  @Inject private ModerationSettings settings;
  @Inject private Clock clock;

  /**
   * Says that a post breaks a clause of its community's code. Who says so is shown to nobody. With
   * it there may be voices enough: then it is decided at once.
   *
   * @param clauseId one of the version that holds
   * @param note may be empty
   * @throws BusinessException when the clause is none of them, he has said so already, or has
   *     reported very much today
   * @throws NotFoundException when there is no such post, or the actor may not read it
   */
  public void report(
      Actor actor,
      @NotNull PostId id,
      long clauseId,
      @NotNull @Storable @Size(max = Report.NOTE_MAX) String note) {
    var person = people.require(actor);
    conversations.read(actor, id);
    var post = showing.lock(id);
    policy.mayReport(person, post).orThrow();
    var clause =
        codes
            .current(post.conversation().community())
            .clause(clauseId)
            .orElseThrow(() -> new BusinessException("report.clause.gone"));
    var standing = reports.standing(post);
    if (standing.stream().anyMatch(one -> one.reporter().id().equals(person.id()))) {
      throw new BusinessException("report.before");
    }
    var now = clock.instant();
    if (reports.countSince(person, now.minus(DAY)) >= settings.reportsADay()) {
      throw new BusinessException("report.many", settings.reportsADay());
    }
    reports.add(new Report(post, clause, person, note, now));
    look(post);
  }

  /** What stands about posts that go on in another community is judged there. */
  void moved(@Observes ConversationsMoved event) {
    var posts = event.posts().stream().map(PostId::value).toList();
    for (int from = 0; from < posts.size(); from += AT_ONCE) {
      reports.move(posts.subList(from, Math.min(posts.size(), from + AT_ONCE)), event.into());
    }
  }

  /** Hears the voices, and asks neighbours where no leader may judge. */
  private void look(Post post) {
    var standing = reports.standing(post);
    if (!acting.hear(post, standing)) {
      benches.fill(post, standing);
    }
  }

  /**
   * Judges the reports on a post. A leader decides by it; of neighbours each says what he finds,
   * and when all have, it is decided: what they do not find both is no breach.
   *
   * @param outcome no breach, a nudge, or, for a flagrant clause, a collapse
   * @param clauseId one that a report names; where it is no breach it may be null
   * @param words to the author; may be empty
   * @throws BusinessException when no report stands any more, or the clause is in none of them
   */
  public void judge(
      Actor actor,
      @NotNull PostId id,
      @NotNull Outcome outcome,
      Long clauseId,
      @NotNull @Storable @Size(max = Act.WORDS_MAX) String words) {
    var person = people.require(actor);
    var post = showing.lock(id);
    var standing = reports.standing(post);
    var bench = benches.of(post, standing);
    var may = policy.mayJudge(person, bench);
    if (!may.isAllowed()) {
      // Whoever may not read it must not learn that there is something to judge.
      conversations.read(actor, id);
      may.orThrow();
    }
    if (standing.isEmpty()) {
      throw new BusinessException("moderation.judge.decided");
    }
    var clause = clause(standing, outcome, clauseId);
    if (bench.isOutside()) {
      bench.seat(person).orElseThrow().find(outcome, clause, words);
      conclude(post, bench);
    } else {
      acting.decide(post, outcome, clause, DecidedBy.LEADER, List.of(person), words);
    }
  }

  private static Clause clause(List<Report> standing, Outcome outcome, Long clauseId) {
    var clause =
        standing.stream()
            .map(Report::clause)
            .filter(one -> clauseId == null || one.id() == clauseId)
            .findFirst()
            .orElseThrow(() -> new BusinessException("moderation.judge.clause"));
    boolean isBreach = outcome != Outcome.NO_BREACH;
    if (isBreach && clauseId == null) {
      throw new BusinessException("moderation.judge.clause");
    }
    if (outcome == Outcome.TAKE_DOWN || outcome == Outcome.COLLAPSE && !clause.isFlagrant()) {
      throw new BusinessException("moderation.judge.ordinary");
    }
    return clause;
  }

  /** Decides once all neighbours have said what they find. */
  private void conclude(Post post, Bench bench) {
    var neighbours = bench.neighbours();
    if (neighbours.isEmpty() || neighbours.stream().anyMatch(one -> one.outcome().isEmpty())) {
      return;
    }
    // In the order of their weight: the milder of two is what both find.
    var mildest =
        neighbours.stream()
            .min(Comparator.comparing(one -> one.outcome().orElseThrow()))
            .orElseThrow();
    acting.decide(
        post,
        mildest.outcome().orElseThrow(),
        mildest.clause(),
        DecidedBy.NEIGHBOURS,
        neighbours.stream().map(Neighbour::person).toList(),
        mildest.words());
  }

  /**
   * The reports on a post, for whoever may judge them. He reads the post here even if it stands in
   * a closed community that he does not belong to: the lot asked him.
   *
   * @throws NotFoundException when there is nothing to judge there, or not for him
   */
  public Case open(Actor actor, @NotNull PostId id) {
    var person = people.require(actor);
    var post = showing.lock(id);
    var standing = reports.standing(post);
    var bench = benches.of(post, standing);
    if (standing.isEmpty() || !policy.mayJudge(person, bench).isAllowed()) {
      throw new NotFoundException("case of post", id);
    }
    return new Case(post, standing, acting.voices(post, standing), bench.isOutside());
  }

  /** What waits on the desk of the leaders of a community, the longest waiting first. */
  public List<DueReports> due(Actor actor, @NotNull Community community, int max) {
    var person = people.require(actor);
    policy.maySeeDesk(person, community).orThrow();
    return reports.due(List.of(community.id().value()), max);
  }

  /**
   * What was decided in a community, the latest first.
   *
   * @param before the id of the act that stood last before; null for the first part
   * @throws NotFoundException when there is no such community, or the actor may not read it
   */
  public LedgerPage ledger(Actor actor, @NotNull String slug, Long before, int max) {
    var person = people.require(actor);
    var community = communities.requireBySlug(slug);
    if (!policy.mayReadLedger(person, community).isAllowed()) {
      throw new NotFoundException("community", slug);
    }
    boolean seesReversals = before == null && policy.maySeeReversals(person, community).isAllowed();
    return new LedgerPage(
        community,
        ledger.of(community, Objects.requireNonNullElse(before, Long.MAX_VALUE), max),
        seesReversals ? ledger.reversals(community) : List.of());
  }

  /**
   * The ids of posts whose neighbours are late, or for which nobody is asked who may have to be.
   */
  List<Long> dueForNeighbours() {
    var due = new LinkedHashSet<>(benches.late(clock.instant()));
    due.addAll(benches.unasked());
    return List.copyOf(due);
  }

  /** Replaces neighbours who are late; where the lot finds nobody more, those who spoke decide. */
  void replaceNeighbours(long postId) {
    var post = showing.lock(new PostId(postId));
    benches.dropLate(post);
    var standing = reports.standing(post);
    benches.fill(post, standing);
    if (!standing.isEmpty()) {
      conclude(post, benches.of(post, standing));
    }
  }
}
