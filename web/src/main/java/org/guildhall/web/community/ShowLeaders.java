package org.guildhall.web.community;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import org.guildhall.leadership.Election;
import org.guildhall.leadership.Elections;
import org.guildhall.leadership.PromiseLine;
import org.guildhall.leadership.Promises;
import org.guildhall.leadership.Term;
import org.guildhall.leadership.Terms;
import org.guildhall.web.Visitor;

/** On the page of a community: who leads it until when, and the election that runs there. */
@Named
@RequestScoped
public class ShowLeaders {
  @Inject private Visitor visitor;
  @Inject private ShowCommunity page;
  @Inject private Terms terms;
  @Inject private Promises promises;
  @Inject private Elections elections;

  private List<Term> all;
  private List<PromiseLine> promised;
  private Election election;

  @PostConstruct
  void load() {
    all = terms.current(page.getCommunity());
    promised =
        getLeading().isEmpty()
            ? List.of()
            : promises.of(page.getCommunity(), visitor.require().id());
    election = elections.running(page.getCommunity()).orElse(null);
  }

  public List<Term> getLeading() {
    return all.stream().filter(Term::leads).toList();
  }

  /** With what he was elected. */
  public List<PromiseLine> promises(Term term) {
    return promised.stream().filter(promise -> promise.term() == term.id()).toList();
  }

  /** Who was elected and does not lead yet, or is asked. */
  public List<Term> getOthers() {
    return all.stream().filter(term -> !term.leads()).toList();
  }

  /** Whether the reader leads, will lead, or is asked to. */
  public boolean isMine() {
    return all.stream().anyMatch(term -> term.person().id().equals(visitor.require().id()));
  }

  /** The one that runs; null where there is none. */
  public Election getElection() {
    return election;
  }

  /** When its present step ends. */
  public Instant getUntil() {
    return switch (election.state()) {
      case NOMINATIONS -> election.nominationsUntil();
      case VOTING -> election.votingUntil().orElseThrow();
      default -> election.protestUntil().orElseThrow();
    };
  }

  /** Whether nobody leads, is going to, or is being elected: members look after it meanwhile. */
  public boolean isCaretaking() {
    return all.isEmpty() && election == null;
  }
}
