package org.guildhall.search.lucene;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was written: each but the last holds those before it. */
public enum Age {
  DAY(1),
  WEEK(7),
  MONTH(30),
  YEAR(365),
  /** More than a year ago. */
  OLDER(365);

  private final Duration length;

  Age(int days) {
    length = Duration.ofDays(days);
  }

  /**
   * Whether what was written at that time, in milliseconds, is of this age.
   *
   * @param begin what {@link #begin} tells, once for all that is asked about
   */
  boolean holds(long created, long begin) {
    return this == OLDER ? created < begin : created >= begin;
  }

  /** When it begins, or for {@link #OLDER} ends, in milliseconds. */
  long begin(Instant now) {
    return now.minus(length).toEpochMilli();
  }
}
