package org.guildhall.leadership;

import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.Membership;
import org.guildhall.conversation.Contribution;
import org.guildhall.conversation.Conversations;
import org.guildhall.leadership.count.Lot;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;

/**
 * The steps of elections, each in a transaction of its own.
 *
 * <p>Each waits for its turn at the election, looks whether it is due, and then takes it whole or
 * not at all: so a step may be tried by two at once, twice, or again after a crash.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ElectionSteps {
  static final int WARDENS = 3;
  private static final int COMMITMENT_BYTES = 32;
  private static final int SALT_BYTES = 32;
  private static final Duration DAY = Duration.ofDays(1);
  private static final String TERMS_IN_A_ROW = "election.denied.terms-in-a-row";

  @Inject private People people;
  @Inject private Communities communities;
  @Inject private Conversations conversations;
  @Inject private Elections elections;
  @Inject private ElectionPolicy policy;
  @Inject private Terms terms;
  @Inject private LeadershipSettings settings;
  @Inject private BallotBoxes boxes;
  @Inject private BoxKeys keys;
  @Inject private SigningKeys signingKeys;
  @Inject private Records records;
  @Inject private RecordContents contents;
  @Inject private Clock clock;

  private final SecureRandom random = new SecureRandom();

  /** Opens an election, unless one runs there. */
  @Transactional
  void open(Community community, Reason reason) {
    if (elections.running(community).isPresent()) {
      return;
    }
    var now = clock.instant();
    var until = now.plus(settings.nominations());
    begin(elections.add(new Election(community, reason, settings.seats(), now, until)), now);
  }

  /** Asks the voters whether a leader shall stay: the box opens at once. */
  @Transactional
  void openRecall(Term term) {
    var now = clock.instant();
    var recall = elections.add(Election.recall(term.community(), term.person(), now));
    begin(recall, now);
    var platform =
        elections
            .candidacy(term.election(), term.person())
            .map(ElectionSteps::platform)
            .orElseGet(() -> new Platform("", List.of()));
    elections.add(new Candidacy(recall, term.person(), platform, now));
    openBox(recall, now);
  }

  private static Platform platform(Candidacy candidacy) {
    return new Platform(
        candidacy.statement(),
        candidacy.promises().stream()
            .map(promise -> new Platform.Promised(promise.text(), promise.dueOn()))
            .toList());
  }

  private void begin(Election election, Instant now) {
    elections.flush();
    records.add(election, "opened", contents.opened(election), now);
  }

  /** Whether the next step is due and may open the box. */
  boolean opensBox(ElectionId id) {
    var election = elections.require(id);
    return election.state() == ElectionState.NOMINATIONS
        && isDue(election.nominationsUntil(), clock.instant());
  }

  /** Takes the next step if it is due; true when it did. */
  boolean advance(ElectionId id) {
    var election = elections.lock(id);
    var now = clock.instant();
    return switch (election.state()) {
      case NOMINATIONS ->
          isDue(election.nominationsUntil(), now) && closeNominations(election, now);
      case VOTING ->
          isDue(election.votingUntil().orElseThrow(), now)
              ? closeBox(election, now)
              : tellTurnout(election, now);
      case PROTEST -> isDue(election.protestUntil().orElseThrow(), now) && conclude(election, now);
      case FINAL, VOID -> false;
    };
  }

  private static boolean isDue(Instant until, Instant now) {
    return !now.isBefore(until);
  }

  private boolean closeNominations(Election election, Instant now) {
    strike(election);
    if (!standing(election).isEmpty()) {
      openBox(election, now);
    } else if (election.areNominationsExtended()) {
      end(election, ElectionState.VOID, Outcome.NOBODY, now);
    } else {
      election.extendNominations(now.plus(settings.nominationsExtension()));
      invite(election);
      var until = election.nominationsUntil();
      records.add(
          election, "extended", contents.extended("nominationsUntil", until, "nobody-stands"), now);
    }
    return true;
  }

  /** Asks those who helped most here and may stand, each in private. */
  private void invite(Election election) {
    conversations.contributions(election.community()).stream()
        .sorted(Contribution.MOST_HELPFUL_FIRST)
        .map(contribution -> people.require(contribution.person()))
        .filter(person -> policy.isEligible(person, election).isAllowed())
        .limit(settings.invited())
        .forEach(person -> elections.add(new Invited(election.id(), person.id())));
  }

  /** Takes off the ballot who may not lead any more, for the rule that says so. */
  private void strike(Election election) {
    for (var candidacy : elections.candidacies(election)) {
      if (candidacy.stands()) {
        var decision = policy.isEligible(candidacy.person(), election);
        if (!decision.isAllowed()) {
          candidacy.strike(decision.reason());
        }
      }
    }
    var standing = standing(election);
    var paused =
        standing.stream()
            .filter(
                candidacy -> terms.mustPause(election.community(), candidacy.person(), election))
            .toList();
    if (paused.size() < standing.size()) {
      paused.forEach(candidacy -> candidacy.strike(TERMS_IN_A_ROW));
    }
  }

  private List<Candidacy> standing(Election election) {
    return elections.candidacies(election).stream().filter(Candidacy::stands).toList();
  }

  private List<String> names(Election election) {
    return standing(election).stream().map(candidacy -> candidacy.person().userName()).toList();
  }

  private void openBox(Election election, Instant now) {
    var voters =
        communities.members(election.community()).stream()
            .filter(membership -> policy.isVoter(membership, election).isAllowed())
            .map(Membership::person)
            .sorted((a, b) -> a.userName().compareTo(b.userName()))
            .toList();
    var wardens = wardens(election, voters);
    var wardenIds = wardens.stream().map(Person::id).collect(toSet());
    for (var voter : voters) {
      elections.add(new RollEntry(election.id(), voter.id(), wardenIds.contains(voter.id())));
    }
    var key = signingKeys.take();
    keys.create(election.id(), key.pkcs8());
    boxes.open(election.id());
    election.openBox(now, now.plus(settings.voting()), voters.size(), key.verificationKey().json());
    records.add(election, "candidates", contents.candidates(election, now), now);
    records.add(election, "roll", contents.roll(election, voters, wardens, commitments()), now);
  }

  /** By lot from those on the roll who do not stand; from two departments where there are two. */
  private List<Person> wardens(Election election, List<Person> voters) {
    var candidates =
        elections.candidacies(election).stream()
            .map(candidacy -> candidacy.person().id())
            .collect(toSet());
    var urn =
        new ArrayList<>(voters.stream().filter(voter -> !candidates.contains(voter.id())).toList());
    Collections.shuffle(urn, random);
    var wardens = new ArrayList<>(urn.subList(0, Math.min(WARDENS, urn.size())));
    if (wardens.size() == WARDENS && departments(wardens) == 1) {
      urn.stream()
          .filter(person -> !Objects.equals(person.department(), wardens.get(0).department()))
          .findFirst()
          .ifPresent(other -> wardens.set(WARDENS - 1, other));
    }
    return wardens;
  }

  private static long departments(List<Person> persons) {
    return persons.stream().map(Person::department).distinct().count();
  }

  private List<String> commitments() {
    return IntStream.range(0, WARDENS)
        .mapToObj(i -> HexFormat.of().formatHex(random(COMMITMENT_BYTES)))
        .toList();
  }

  private byte[] random(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Once a day, so that nobody learns from it who has just voted. */
  private boolean tellTurnout(Election election, Instant now) {
    var next = election.turnoutAt().orElseThrow().plus(DAY);
    if (now.isBefore(next)) {
      return false;
    }
    election.tellTurnout(elections.countCredentials(election), now);
    return true;
  }

  private boolean closeBox(Election election, Instant now) {
    SortedMap<String, String> ballots;
    try {
      ballots = boxes.read(election.id());
    } catch (BoxLostException e) {
      end(election, ElectionState.VOID, Outcome.BOX_LOST, now);
      return true;
    }
    if (!election.isRecall()) {
      strike(election);
      if (standing(election).isEmpty()) {
        end(election, ElectionState.VOID, Outcome.NOBODY, now);
        return true;
      }
    }
    var box = new ClosedBox(election.id(), ballots, HexFormat.of().formatHex(random(SALT_BYTES)));
    var lot = lot(election, box);
    var verdict = count(election, box, lot);
    if (!election.isRecall() && !verdict.isSupported() && !election.isVotingExtended()) {
      extendVoting(election, now);
      return true;
    }
    elections.add(box);
    boxes.destroy(election.id());
    election.tellTurnout(elections.countCredentials(election), now);
    election.closeBox(outcome(election, verdict), now.plus(settings.protest()));
    records.add(election, "box", contents.box(election, box, ballots.size()), now);
    records.add(
        election,
        "result",
        contents.result(election, names(election), verdict, lot, ballots.size()),
        now);
    return true;
  }

  private void extendVoting(Election election, Instant now) {
    election.extendVoting(now.plus(settings.votingExtension()));
    election.tellTurnout(elections.countCredentials(election), now);
    var until = election.votingUntil().orElseThrow();
    records.add(election, "extended", contents.extended("votingUntil", until, "support"), now);
  }

  private Verdict count(Election election, ClosedBox box, Lot lot) {
    return Verdict.of(election.seats(), names(election), box.ballots(), election.rollSize(), lot);
  }

  private Lot lot(Election election, ClosedBox box) {
    var commitments =
        String.join(
            "",
            records
                .content(election, "roll")
                .orElseThrow()
                .getJsonArray("commitments")
                .getValuesAs(JsonString::getString));
    var hex = HexFormat.of();
    return new Lot(Lot.seed(hex.parseHex(commitments), hex.parseHex(box.hash())));
  }

  private static Outcome outcome(Election election, Verdict verdict) {
    if (election.isRecall()) {
      var leader = election.subject().orElseThrow().userName();
      return verdict.isOutvoted(leader) ? Outcome.RECALLED : Outcome.RETAINED;
    }
    if (verdict.elected().isEmpty()) {
      return Outcome.REOPENED;
    }
    return verdict.isSupported() ? Outcome.ELECTED : Outcome.PROVISIONAL;
  }

  private boolean conclude(Election election, Instant now) {
    var protests = elections.protests(election);
    if (protests.stream().anyMatch(protest -> !protest.isDecided())) {
      var latest = election.protestUntil().orElseThrow().plus(settings.hearing());
      if (now.isBefore(latest)) {
        return false;
      }
      protests.stream()
          .filter(protest -> !protest.isDecided())
          .forEach(protest -> protest.decide(false, now));
    }
    protests.forEach(protest -> records.add(election, "protest", contents.protest(protest), now));
    if (protests.stream().anyMatch(Protest::isUpheld)) {
      end(election, ElectionState.VOID, Outcome.PROTESTED, now);
    } else {
      install(election, now);
    }
    return true;
  }

  /** What an outcome that stands brings about. */
  private void install(Election election, Instant now) {
    switch (election.outcome().orElseThrow()) {
      case ELECTED, PROVISIONAL -> {
        var winners = willing(election);
        if (winners.isEmpty()) {
          end(election, ElectionState.VOID, Outcome.NOBODY, now);
        } else {
          winners.forEach(winner -> terms.elect(election, winner, now));
          end(election, ElectionState.FINAL, election.outcome().get(), now);
        }
      }
      case RECALLED -> {
        terms.recall(election, now);
        end(election, ElectionState.FINAL, Outcome.RECALLED, now);
      }
      case RETAINED -> end(election, ElectionState.FINAL, Outcome.RETAINED, now);
      default -> end(election, ElectionState.VOID, election.outcome().get(), now);
    }
  }

  /** The winners, counted again without those who may not lead any more. */
  private List<Person> willing(Election election) {
    strike(election);
    var closed = records.closedBox(election).orElseThrow();
    var verdict = count(election, closed, lot(election, closed));
    return standing(election).stream()
        .map(Candidacy::person)
        .filter(person -> verdict.elected().contains(person.userName()))
        .toList();
  }

  /**
   * Whom the voters of an election would have chosen without some of the candidates; empty when
   * they prefer to reopen nominations, or the ballots are erased.
   */
  @Transactional
  List<PersonId> without(Election election, List<PersonId> gone) {
    var box = records.closedBox(election);
    var others =
        standing(election).stream()
            .map(Candidacy::person)
            .filter(person -> !gone.contains(person.id()))
            .filter(person -> policy.isEligible(person, election).isAllowed())
            .toList();
    if (box.isEmpty() || others.isEmpty()) {
      return List.of();
    }
    var verdict =
        Verdict.of(
            1,
            others.stream().map(Person::userName).toList(),
            box.get().ballots(),
            election.rollSize(),
            lot(election, box.get()));
    return others.stream()
        .filter(person -> verdict.elected().contains(person.userName()))
        .map(Person::id)
        .toList();
  }

  private void end(Election election, ElectionState state, Outcome outcome, Instant now) {
    boxes.destroy(election.id());
    election.end(state, outcome, now);
    records.add(
        election, state == ElectionState.FINAL ? "final" : "void", contents.end(outcome), now);
  }

  /** Ends an election that has lost its point. */
  @Transactional
  void end(Election election, Outcome why, Instant now) {
    end(elections.lock(election.id()), ElectionState.VOID, why, now);
  }

  /** Ids of those that are not over. */
  List<Long> running() {
    return elections.runningIds();
  }

  /** When each of them is due. */
  List<Instant> dueTimes() {
    return elections.dueTimes();
  }

  /** Ids of those whose ballots have been kept long enough. */
  List<Long> toErase() {
    return elections.toErase(clock.instant().minus(settings.erasure()));
  }

  void erase(ElectionId id) {
    elections.lock(id);
    elections.eraseBox(id);
  }
}
