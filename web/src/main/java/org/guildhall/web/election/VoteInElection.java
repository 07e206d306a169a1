package org.guildhall.web.election;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.guildhall.leadership.Candidacy;
import org.guildhall.leadership.ElectionPolicy;
import org.guildhall.leadership.ElectionService;
import org.guildhall.leadership.Elections;
import org.guildhall.leadership.Ranking;
import org.guildhall.leadership.RollEntry;
import org.guildhall.leadership.VotingSlip;
import org.guildhall.people.Person;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.Decision;
import org.guildhall.web.Visitor;
import org.omnifaces.util.Faces;

/**
 * The ballot, for a browser without script: numbers beside names. What was cast is never shown
 * again.
 */
@Named
@RequestScoped
public class VoteInElection {
  /** What the fields of the ballot are called, before the user name. */
  public static final String FIELD = "rank-";

  private static final String SLIP = "voting-slip";

  /** A token and its signature as one text. */
  private static final String TOGETHER = ".";

  @Inject private Visitor visitor;
  @Inject private ShowElection page;
  @Inject private Elections elections;
  @Inject private ElectionPolicy policy;
  @Inject private ElectionService service;

  private Decision may;
  private boolean issued;
  private List<Person> withCredential = List.of();
  private String token;

  @PostConstruct
  void load() {
    var entry = elections.rollEntry(page.getElection(), visitor.require().id());
    may = policy.mayVote(visitor.require(), page.getElection());
    issued = entry.filter(RollEntry::isIssued).isPresent();
    if (policy.maySeeRoll(visitor.require(), page.getElection()).isAllowed()) {
      withCredential = elections.withCredential(page.getElection());
    }
  }

  public void cast() {
    var ranking = ranking();
    var id = page.getElection().id();
    if (token == null || token.isBlank()) {
      Faces.setFlashAttribute(SLIP, service.castFor(visitor.actor(), id, ranking));
    } else {
      var parts = token.strip().split("\\.", 2);
      var signature = parts.length > 1 ? parts[1] : "";
      var code = service.cast(id, parts[0], signature, ranking);
      Faces.setFlashAttribute(SLIP, new VotingSlip(parts[0], signature, code));
    }
    Faces.redirect("election/show?id=%s#slip", id);
  }

  /** Equal numbers are equal ranks; a name without one is not ranked. */
  private Ranking ranking() {
    var groups = new TreeMap<Integer, List<String>>();
    for (var name : getNames()) {
      var typed = Faces.getRequestParameter(FIELD + name);
      if (typed != null && !typed.isBlank()) {
        try {
          groups
              .computeIfAbsent(Integer.valueOf(typed.strip()), rank -> new ArrayList<>())
              .add(name);
        } catch (NumberFormatException e) {
          throw new BusinessException("election.vote.number", typed);
        }
      }
    }
    return new Ranking(List.copyOf(groups.values()));
  }

  /** Whoever can be ranked, reopening nominations last. */
  private List<String> getNames() {
    var names = new ArrayList<>(getChoices().stream().map(c -> c.person().userName()).toList());
    names.add(Ranking.RON);
    return names;
  }

  /** Who is on the ballot. */
  public List<Candidacy> getChoices() {
    return page.getCandidacies().stream().filter(Candidacy::stands).toList();
  }

  public Decision getMay() {
    return may;
  }

  /** Whether a credential was issued in his name. */
  public boolean isIssued() {
    return issued;
  }

  /** In whose names credentials were issued; only for wardens. */
  public List<Person> getWithCredential() {
    return withCredential;
  }

  /** What he got for the ballot that he has just cast; null on every page but the next. */
  public VotingSlip getSlip() {
    return Faces.getFlashAttribute(SLIP);
  }

  /** What votes again: token and signature of the slip as one text. */
  public String together(VotingSlip slip) {
    return slip.token() + TOGETHER + slip.signature();
  }

  public String getToken() {
    return token;
  }

  public void setToken(String token) {
    this.token = token;
  }
}
