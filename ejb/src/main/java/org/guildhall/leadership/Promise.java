package org.guildhall.leadership;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;

/**
 * What a candidate promises to do by a day; once he leads, the members judge whether he kept it.
 */
@Entity
@Table(name = "promise")
public class Promise {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "promise")
  @SequenceGenerator(name = "promise", sequenceName = "promise_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "candidacy_id")
  private Candidacy candidacy;

  private int position;
  private String text;
  private LocalDate dueOn;

  protected Promise() {}

  Promise(Candidacy candidacy, int position, String text, LocalDate dueOn) {
    this.candidacy = candidacy;
    this.position = position;
    this.text = text;
    this.dueOn = dueOn;
  }

  public long id() {
    return id;
  }

  public Candidacy candidacy() {
    return candidacy;
  }

  public String text() {
    return text;
  }

  /** By the end of that day, in UTC. */
  public LocalDate dueOn() {
    return dueOn;
  }
}
