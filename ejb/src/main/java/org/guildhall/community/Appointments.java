package org.guildhall.community;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.guildhall.people.Person;

/**
 * The fact of who leads now, for whoever runs the process by which leaders are chosen. No person
 * can come here: there is no use case that appoints.
 */
@ApplicationScoped
public class Appointments {
  @Inject private Communities communities;

  /** Makes a member a leader until then; does nothing for who is no member any more. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void appoint(Community community, Person person, Instant until) {
    communities.membership(community, person).ifPresent(membership -> membership.lead(until));
  }

  /** Makes a leader a member like the others; does nothing for who is none. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void dismiss(Community community, Person person) {
    communities.membership(community, person).ifPresent(Membership::standDown);
  }

  /** Ends the talk of a community, by the choice of its members; what was said stays. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void archive(Community community) {
    communities.lock(community.id()).archive();
  }
}
