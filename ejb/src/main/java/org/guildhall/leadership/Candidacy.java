package org.guildhall.leadership;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guildhall.people.Person;

/**
 * That a person puts himself forward: why he wants to pull the cart, and what he promises.
 *
 * <p>He may change or take it back until voting opens. After that it stands as it is, and only a
 * rule takes him off the ballot: he became a boss, left the community or the firm.
 */
@Entity
@Table(name = "candidacy")
public class Candidacy {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "candidacy")
  @SequenceGenerator(name = "candidacy", sequenceName = "candidacy_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "election_id")
  private Election election;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "person_id")
  private Person person;

  private String statement;
  private Instant declaredAt;
  private String struckFor;

  @OneToMany(mappedBy = "candidacy", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("position")
  private List<Promise> promises = new ArrayList<>();

  protected Candidacy() {}

  Candidacy(Election election, Person person, Platform platform, Instant now) {
    this.election = election;
    this.person = person;
    declaredAt = now;
    say(platform);
  }

  void say(Platform platform) {
    statement = platform.statement();
    promises.clear();
    for (var promised : platform.promises()) {
      promises.add(new Promise(this, promises.size(), promised.text(), promised.due()));
    }
  }

  void strike(String rule) {
    struckFor = rule;
  }

  public Election election() {
    return election;
  }

  public Person person() {
    return person;
  }

  public String statement() {
    return statement;
  }

  /** At most {@link Platform#MOST_PROMISES}, in his order. */
  public List<Promise> promises() {
    return List.copyOf(promises);
  }

  public Instant declaredAt() {
    return declaredAt;
  }

  public boolean stands() {
    return struckFor == null;
  }

  /** The key of the rule that took him off the ballot; empty while he stands. */
  public Optional<String> struckFor() {
    return Optional.ofNullable(struckFor);
  }
}
