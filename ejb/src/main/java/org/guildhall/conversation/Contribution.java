package org.guildhall.conversation;

import java.util.Comparator;
import org.guildhall.people.PersonId;

/**
 * What a person did in a community, in facts that a sentence can tell.
 *
 * @param posts how many he wrote
 * @param accepted how many of them were accepted as the answer
 * @param solved how many colleagues said that one of them solved theirs
 */
public record Contribution(PersonId person, long posts, long accepted, long solved) {
  /** By whom others said most often that he helped them; then by who wrote most. */
  public static final Comparator<Contribution> MOST_HELPFUL_FIRST =
      Comparator.comparingLong((Contribution one) -> one.accepted() + one.solved())
          .thenComparingLong(Contribution::posts)
          .reversed()
          .thenComparing(one -> one.person().value());

  public Contribution(long person, long posts, long accepted, long solved) {
    this(new PersonId(person), posts, accepted, solved);
  }
}
