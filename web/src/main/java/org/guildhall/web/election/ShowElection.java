package org.guildhall.web.election;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildhall.conversation.Contribution;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Markdown;
import org.guildhall.leadership.Candidacy;
import org.guildhall.leadership.Correction;
import org.guildhall.leadership.Corrections;
import org.guildhall.leadership.Election;
import org.guildhall.leadership.ElectionId;
import org.guildhall.leadership.ElectionPolicy;
import org.guildhall.leadership.ElectionState;
import org.guildhall.leadership.Elections;
import org.guildhall.leadership.Outcome;
import org.guildhall.leadership.Ranking;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Texts;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;

/** An election as far as it has come: its calendar, who stands, and what came of it. */
@Named
@RequestScoped
public class ShowElection {
  @Inject @Param private Long id;
  @Inject @Param private String code;

  @Inject private Visitor visitor;
  @Inject private Elections elections;
  @Inject private ElectionPolicy policy;
  @Inject private Conversations conversations;
  @Inject private Markdown markdown;
  @Inject private Texts text;
  @Inject private Corrections corrections;
  @Inject private Clock clock;

  private Election election;
  private List<Candidacy> candidacies;
  private List<Candidate> candidates;
  private Map<PersonId, Correction> corrected = Map.of();
  private List<Person> wardens = List.of();
  private Result result;
  private Boolean found;
  private boolean listed;

  @PostConstruct
  void load() {
    if (id == null) {
      throw new NotFoundException("election", "without id");
    }
    election = elections.requireWhole(new ElectionId(id));
    if (!policy.mayRead(visitor.require(), election.community()).isAllowed()) {
      throw new NotFoundException("election", id);
    }
    candidacies = elections.candidaciesWhole(election);
    boolean open = !election.isRecall() && election.votingUntil().isEmpty() || isVoting();
    if (!election.isRecall()) {
      corrected = corrections.of(election);
    }
    var did = open ? contributions() : Map.<PersonId, Contribution>of();
    candidates = candidacies.stream().map(one -> candidate(one, open, did)).toList();
    if (election.state() != ElectionState.NOMINATIONS) {
      wardens = elections.wardens(election);
      result = isVoting() ? null : elections.result(election).map(this::named).orElse(null);
    }
    if (code != null && !code.isBlank()) {
      found = elections.isInBox(election, code).orElse(null);
      listed = found != null;
    } else if (isCounted()) {
      listed = election.endedAt().isEmpty() || elections.isBoxKept(election);
    }
  }

  private Candidate candidate(Candidacy one, boolean tells, Map<PersonId, Contribution> did) {
    var id = one.person().id();
    var nothing = new Contribution(id, 0, 0, 0);
    var correction = corrected.get(id);
    return new Candidate(
        one,
        markdown.render(one.statement()),
        tells ? did.getOrDefault(id, nothing) : null,
        correction == null ? null : correction.state(clock.instant()));
  }

  /** What someone said of wrong directory data. */
  Optional<Correction> correction(Person person) {
    return Optional.ofNullable(corrected.get(person.id()));
  }

  private Map<PersonId, Contribution> contributions() {
    var persons = candidacies.stream().map(Candidacy::person).toList();
    return conversations.contributions(election.community(), persons).stream()
        .collect(toMap(Contribution::person, identity()));
  }

  private Result named(JsonObject told) {
    var names = new HashMap<>(Map.of(Ranking.RON, text.of("election.ron")));
    candidacies.forEach(
        one -> names.put(one.person().userName(), text.called(one.person().name())));
    return new Result(told, names);
  }

  public Election getElection() {
    return election;
  }

  /** Whom a recall is about; null in any other election. */
  public Person getSubject() {
    return election.subject().orElse(null);
  }

  /** What came of it; null before the box is closed. */
  public Outcome getOutcome() {
    return election.outcome().orElse(null);
  }

  /** When the box closes, or closed; null before it opens. */
  public Instant getVotingUntil() {
    return election.votingUntil().orElse(null);
  }

  public Instant getProtestUntil() {
    return election.protestUntil().orElse(null);
  }

  public Instant getTurnoutAt() {
    return election.turnoutAt().orElse(null);
  }

  /** A JWK; null before the box opens. */
  public String getPublicKey() {
    return election.publicKey().orElse(null);
  }

  /** What it is about, and how far it has come: its steps, past and to come. */
  public List<Step> getSteps() {
    return Step.of(election);
  }

  public List<Candidacy> getCandidacies() {
    return candidacies;
  }

  /** The same as a page shows them. */
  public List<Candidate> getCandidates() {
    return candidates;
  }

  public boolean isVoting() {
    return election.state() == ElectionState.VOTING;
  }

  /** Whether its result is told: from the close of the box on. */
  public boolean isCounted() {
    return result != null;
  }

  /** Whether what lay in the box is still there to be looked up; it is erased in time. */
  public boolean isListed() {
    return listed;
  }

  public List<Person> getWardens() {
    return wardens;
  }

  public boolean isWarden() {
    return wardens.stream().anyMatch(warden -> warden.id().equals(visitor.require().id()));
  }

  /** What the count came to; null before, and where there was none. */
  public Result getResult() {
    return result;
  }

  public String getCode() {
    return code;
  }

  /** Whether that tracking code is in the list; null when none was asked, or the list is erased. */
  public Boolean getFound() {
    return found;
  }
}
