package org.guildhall.community;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.guildhall.people.Person;

/** That a person belongs to a community, since when, and in what role. */
@Entity
@Table(name = "membership")
public class Membership {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "membership")
  @SequenceGenerator(name = "membership", sequenceName = "membership_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "community_id")
  private Community community;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "person_id")
  private Person person;

  @Enumerated(EnumType.STRING)
  private Role role;

  private Instant leadsUntil;
  private boolean founding;
  private Instant joinedAt;

  protected Membership() {}

  /** Whoever joins while the community forms is one of its founders. */
  Membership(Community community, Person person, Instant now) {
    this.community = community;
    this.person = person;
    role = Role.MEMBER;
    founding = community.isForming();
    joinedAt = now;
  }

  void lead(Instant until) {
    role = Role.LEADER;
    leadsUntil = until;
  }

  void standDown() {
    role = Role.MEMBER;
    leadsUntil = null;
  }

  public Community community() {
    return community;
  }

  public Person person() {
    return person;
  }

  public Role role() {
    return role;
  }

  /** Whether he joined while the community was forming. */
  public boolean isFounding() {
    return founding;
  }

  /** The end of his term; null when he does not lead. */
  public Instant leadsUntil() {
    return leadsUntil;
  }

  public Instant joinedAt() {
    return joinedAt;
  }
}
