package org.guildhall.load;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that repeats itself: the same seeds give the same rolls, on every machine. */
final class Rolls {
  private final SplittableRandom random;

  Rolls(long... seeds) {
    long mixed = 0x9E3779B97F4A7C15L;
    for (var seed : seeds) {
      mixed = new SplittableRandom(mixed ^ seed * 0xD1342543DE82EF95L).nextLong();
    }
    random = new SplittableRandom(mixed);
  }

  /** From {@code least} to {@code most}, both included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  double fraction() {
    return random.nextDouble();
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /**
   * A rank below {@code size}, the low ones often: the density falls with the rank to the power of
   * {@code steepness}, which is positive and not 1 (words of a language: nearly 1).
   */
  int rank(int size, double steepness) {
    // The inverse of the continuous distribution on [1, size + 1).
    var least = 1 - steepness;
    var at = Math.pow(1 + random.nextDouble() * (Math.pow(size + 1.0, least) - 1), 1 / least);
    return Math.clamp((int) at - 1, 0, size - 1);
  }

  /** Half of the results lie below {@code median}; positive, with a long tail. */
  double spread(double median, double sigma) {
    return median * Math.exp(sigma * random.nextGaussian());
  }
}
