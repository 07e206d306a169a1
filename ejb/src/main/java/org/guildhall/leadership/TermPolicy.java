package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.people.Person;
import org.guildhall.platform.Decision;

/**
 * Who may step down, take over, ask for a recall, judge promises, and choose what becomes of a
 * community that nobody leads.
 */
@ApplicationScoped
public class TermPolicy {
  private static final String OVER = "term.denied.over";

  @Inject private Communities communities;
  @Inject private Petitions petitions;
  @Inject private Corrections corrections;
  @Inject private Clock clock;

  /** Who leads, or was elected to, or is offered to. */
  public Decision mayStepDown(Person person, Term term) {
    if (!term.person().id().equals(person.id())) {
      return Decision.denied("term.denied.not-yours");
    }
    if (term.state() == Term.State.OVER) {
      return Decision.denied(OVER);
    }
    return Decision.allowed();
  }

  /** Whoever is asked, and may still lead. */
  public Decision mayAccept(Person person, Term term) {
    if (!term.person().id().equals(person.id())) {
      return Decision.denied("term.denied.not-yours");
    }
    if (term.state() != Term.State.OFFERED) {
      return Decision.denied("term.denied.not-offered");
    }
    if (!isMember(person, term.community())) {
      return Decision.denied(ElectionPolicy.NOT_MEMBER);
    }
    if (corrections.isBarred(person, term.election())) {
      return Decision.denied(ElectionPolicy.BOSS);
    }
    return Decision.allowed();
  }

  /** Members, neither soon after a term began nor shortly before it ends, and not too often. */
  public Decision mayPetition(Person person, Term term) {
    return mayPetition(rights(person, term.community()), term, petitions.open(term));
  }

  /** The same where the reader's rights and the petition that is open are known. */
  public Decision mayPetition(TermRights rights, Term term, Optional<Petition> open) {
    if (!rights.isMember()) {
      return Decision.denied(ElectionPolicy.NOT_MEMBER);
    }
    if (!term.leads()) {
      return Decision.denied(OVER);
    }
    if (open.isPresent()) {
      return Decision.allowed();
    }
    var now = clock.instant();
    if (petitions.isTooEarly(term, now)) {
      return Decision.denied("term.denied.recall-early");
    }
    if (petitions.isTooLate(term, now)) {
      return Decision.denied("term.denied.recall-late");
    }
    if (petitions.isRecent(term.community())) {
      return Decision.denied("term.denied.recall-recent");
    }
    return Decision.allowed();
  }

  /** Members other than himself, once it is due and while he leads or after he did. */
  public Decision mayJudge(Person person, Promise promise) {
    var candidacy = promise.candidacy();
    return rights(person, candidacy.election().community())
        .mayJudge(candidacy.person(), promise.dueOn());
  }

  /** All he may do about the leaders of a community, for a page that shows them. */
  public TermRights rights(Person person, Community community) {
    var today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    return new TermRights(person, isMember(person, community), today);
  }

  /** Members, in the time that they have for it. */
  public Decision mayChoose(Person person, Caretaking caretaking) {
    if (!isMember(person, caretaking.community())) {
      return Decision.denied(ElectionPolicy.NOT_MEMBER);
    }
    var now = clock.instant();
    if (caretaking.outcome().isPresent()
        || now.isBefore(caretaking.choiceFrom())
        || !now.isBefore(caretaking.choiceUntil())) {
      return Decision.denied("caretaking.denied.time");
    }
    return Decision.allowed();
  }

  private boolean isMember(Person person, Community community) {
    return person.isActive() && communities.membership(community, person).isPresent();
  }
}
