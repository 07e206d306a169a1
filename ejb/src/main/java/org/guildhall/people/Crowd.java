package org.guildhall.people;

/**
 * How many people a figure must be about to be shown, where each of them acted in confidence: with
 * fewer, a number would tell of single people what they did.
 */
public final class Crowd {
  /** The fewest. */
  public static final int FEWEST = 5;

  private Crowd() {}

  /** Whether a figure about so many people may be shown. */
  public static boolean hides(long people) {
    return people >= FEWEST;
  }
}
