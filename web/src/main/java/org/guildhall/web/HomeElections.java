package org.guildhall.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.guildhall.leadership.Corrections;
import org.guildhall.leadership.Election;
import org.guildhall.leadership.ElectionState;
import org.guildhall.leadership.Elections;
import org.guildhall.leadership.Promise;
import org.guildhall.leadership.Promises;
import org.guildhall.leadership.Term;
import org.guildhall.leadership.Terms;

/** What of elections, terms and promises waits for the reader. */
@Named
@RequestScoped
public class HomeElections {
  /** How long before its day a promise is told, and how long after. */
  private static final int DAYS = 30;

  @Inject private Visitor visitor;
  @Inject private Elections elections;
  @Inject private Terms terms;
  @Inject private Promises promises;
  @Inject private Corrections corrections;
  @Inject private Clock clock;

  private List<Election> waiting;
  private List<Election> nominating;
  private Set<Long> invitations;
  private List<Term> offers;
  private List<Promise> due;
  private long disputed;

  @PostConstruct
  void load() {
    var reader = visitor.require().id();
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var concerning = elections.waitingFor(reader);
    waiting = in(ElectionState.VOTING, concerning);
    nominating = in(ElectionState.NOMINATIONS, concerning);
    boolean mayBeInvited = nominating.stream().anyMatch(Election::areNominationsExtended);
    invitations = mayBeInvited ? elections.invitations(reader) : Set.of();
    disputed = visitor.isAdministrator() ? corrections.countWaiting(clock.instant()) : 0;
    var current = terms.current(reader);
    offers = current.stream().filter(term -> term.state() == Term.State.OFFERED).toList();
    due =
        current.stream().anyMatch(Term::leads)
            ? promises.due(reader, today.minusDays(DAYS), today.plusDays(DAYS))
            : List.of();
  }

  private static List<Election> in(ElectionState state, List<Election> elections) {
    return elections.stream().filter(election -> election.state() == state).toList();
  }

  /** Those in which he has not voted. */
  public List<Election> getWaiting() {
    return waiting;
  }

  /** Those in which he may put himself forward. */
  public List<Election> getNominating() {
    return nominating;
  }

  /** Whether that election asked him, in private, to put himself forward. */
  public boolean isInvited(Election election) {
    return invitations.contains(election.id().value());
  }

  /** How many say that the directory is wrong about them, where he may answer for HR. */
  public long getDisputed() {
    return disputed;
  }

  /** Where he is asked to lead. */
  public List<Term> getOffers() {
    return offers;
  }

  /** His own promises whose day is near. */
  public List<Promise> getDue() {
    return due;
  }

  public boolean isAny() {
    return disputed > 0
        || Stream.of(waiting, nominating, offers, due).anyMatch(list -> !list.isEmpty());
  }
}
