package org.guildhall.demo;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;

/** How far the demo's clock has been moved. */
@Entity
@Table(name = "demo_clock")
public class DemoClockHand {
  static final int ID = 1;

  @Id private int id = ID;
  private long aheadSeconds;

  protected DemoClockHand() {}

  void move(Duration step) {
    aheadSeconds += step.toSeconds();
  }

  Duration ahead() {
    return Duration.ofSeconds(aheadSeconds);
  }
}
