package org.guildhall.moderation.code;

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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.guildhall.community.Community;

/**
 * A version of a community's code of conduct: what its members hold to be a breach.
 *
 * <p>A community begins with the firm's template as it is that day. From then on only its members
 * change it, one clause at a time, and each change makes a version; the one with the highest number
 * holds.
 */
@Entity
@Table(name = "code")
public class Code {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "code")
  @SequenceGenerator(name = "code", sequenceName = "code_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "community_id")
  private Community community;

  private int number;
  private Instant adoptedAt;

  @OneToMany(mappedBy = "code", cascade = CascadeType.PERSIST)
  @OrderBy("position")
  private List<Clause> clauses = new ArrayList<>();

  protected Code() {}

  Code(Community community, int number, List<ClauseText> texts, Instant now) {
    this.community = community;
    this.number = number;
    adoptedAt = now;
    for (var text : texts) {
      clauses.add(new Clause(this, clauses.size() + 1, text));
    }
  }

  public long id() {
    return id;
  }

  public Community community() {
    return community;
  }

  /** From 1, the template. */
  public int number() {
    return number;
  }

  public Instant adoptedAt() {
    return adoptedAt;
  }

  /** In the order in which they are numbered. */
  public List<Clause> clauses() {
    return Collections.unmodifiableList(clauses);
  }

  public Optional<Clause> clause(long clauseId) {
    return clauses.stream().filter(clause -> clause.id() == clauseId).findFirst();
  }
}
