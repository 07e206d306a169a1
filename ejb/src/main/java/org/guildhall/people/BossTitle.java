package org.guildhall.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;

/** A title on HR's list, whose bearers count as bosses even without direct reports. */
@Entity
@Table(name = "boss_title")
class BossTitle {
  @Id private String folded;
  private String title;
  private Instant addedAt;

  protected BossTitle() {}

  BossTitle(String title, Instant now) {
    this.title = title.strip();
    folded = folded(title);
    addedAt = now;
  }

  /** Titles are compared without regard to case and spaces around. */
  static String folded(String title) {
    return title.strip().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }

  Instant addedAt() {
    return addedAt;
  }
}
