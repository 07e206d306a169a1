package org.guildhall.moderation.code;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityFounded;
import org.guildhall.community.CommunityId;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.Storable;
import org.guildhall.platform.UseCase;
import org.guildhall.platform.Visible;

/** Reading a community's code of conduct, and deciding together what it says. */
@UseCase
public class CodeService {
  /** A code that nobody reads to its end protects nobody. */
  public static final int MOST_CLAUSES = 20;

  private static final long PERCENT = 100;

  @Inject private People people;
  @Inject private Communities communities;
  @Inject private Codes codes;
  @Inject private CodePolicy policy;
  @Inject private CodeTemplate template;
  @Inject private CodeSettings settings;
  @Inject private Clock clock;

  /** A community begins with the template. */
  void founded(@Observes CommunityFounded event) {
    begin(communities.require(event.community()));
  }

  /** Gives the template to every community that has no code; gives back to how many. */
  int beginAll() {
    var missing = codes.missing();
    missing.forEach(id -> begin(communities.require(new CommunityId(id))));
    return missing.size();
  }

  private void begin(Community community) {
    codes.add(new Code(community, 1, template.clauses(), clock.instant()));
  }

  /**
   * The version that holds.
   *
   * @throws NotFoundException when there is no such community, or the actor may not read it
   */
  public Code read(Actor actor, @NotNull String slug) {
    var community = communities.requireBySlug(slug);
    if (!policy.mayRead(people.require(actor), community).isAllowed()) {
      throw new NotFoundException("community", slug);
    }
    return codes.current(community);
  }

  /**
   * Asks the members to change one clause.
   *
   * @param clauseId to change or to drop; null: a new one
   * @param change what it shall say; null: it shall be dropped
   * @throws BusinessException when another proposal is open, the clause is none of the version that
   *     holds, or the code would have too many or none
   */
  public long propose(
      Actor actor,
      @NotNull CommunityId id,
      Long clauseId,
      @Valid CodeChange change,
      @Visible @Storable @Size(max = CodeProposal.REASON_MAX) String reason) {
    var person = people.require(actor);
    var community = communities.require(id);
    policy.mayDecide(person, community).orThrow();
    var code = codes.lockCurrent(community);
    if (codes.open(community).isPresent()) {
      throw new BusinessException("code.proposal.open");
    }
    var clause =
        clauseId == null
            ? null
            : code.clause(clauseId).orElseThrow(() -> new BusinessException("code.clause.gone"));
    if (clause == null && change == null) {
      throw new BusinessException("code.proposal.nothing");
    }
    if (clause == null && code.clauses().size() >= MOST_CLAUSES) {
      throw new BusinessException("code.clause.most", MOST_CLAUSES);
    }
    if (change == null && code.clauses().size() == 1) {
      throw new BusinessException("code.clause.last");
    }
    var now = clock.instant();
    var proposal =
        new CodeProposal(
            community, person, clause, change, reason, now, now.plus(settings.voting()));
    codes.add(proposal);
    codes.add(new CodeVote(proposal, person.id(), true));
    return proposal.id();
  }

  /** Says yes or no to a proposal; saying otherwise later changes it. */
  public void vote(Actor actor, long proposalId, boolean agrees) {
    var person = people.require(actor);
    var proposal = codes.lock(proposalId);
    policy.mayVote(person, proposal).orThrow();
    if (!proposal.isOpen() || !clock.instant().isBefore(proposal.closesAt())) {
      throw new BusinessException("code.proposal.closed");
    }
    codes
        .vote(proposal, person.id())
        .ifPresentOrElse(
            vote -> vote.change(agrees),
            () -> codes.add(new CodeVote(proposal, person.id(), agrees)));
  }

  /** The ids of proposals whose time is over. */
  public List<Long> due() {
    return codes.due(clock.instant());
  }

  /** Counts a proposal whose time is over, and makes a version of what is adopted. */
  public void conclude(long proposalId) {
    var proposal = codes.lock(proposalId);
    var now = clock.instant();
    if (!proposal.isOpen() || now.isBefore(proposal.closesAt())) {
      return;
    }
    var pros = codes.count(proposal, true);
    var cons = codes.count(proposal, false);
    boolean enough = pros + cons >= quorum(proposal.community());
    proposal.close(pros, cons, enough && pros > cons);
    if (proposal.isAdopted()) {
      adopt(proposal);
    }
  }

  /** How many must vote at least: a share of the members, and never few. */
  public long quorum(Community community) {
    var members = communities.countMembers(community).people();
    return Math.max(settings.fewest(), (members * settings.percent() + PERCENT - 1) / PERCENT);
  }

  private void adopt(CodeProposal proposal) {
    var before = codes.lockCurrent(proposal.community());
    var texts = new ArrayList<ClauseText>();
    for (var clause : before.clauses()) {
      boolean isMeant = proposal.clause().filter(one -> one.id() == clause.id()).isPresent();
      if (!isMeant) {
        texts.add(clause.asText());
      } else if (!proposal.isDropping()) {
        texts.add(proposal.asText());
      }
    }
    if (proposal.clause().isEmpty()) {
      texts.add(proposal.asText());
    }
    codes.add(new Code(proposal.community(), before.number() + 1, texts, clock.instant()));
  }
}
