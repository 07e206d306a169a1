package org.guildhall.knowledge;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.Period;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The numbers that a firm may set for its cards: {@code guildhall.knowledge.*}. */
@ApplicationScoped
public class KnowledgeSettings {
  @Inject
  @ConfigProperty(name = "guildhall.knowledge.review", defaultValue = "P1Y")
  private Period review;

  @Inject
  @ConfigProperty(name = "guildhall.knowledge.longest-review", defaultValue = "P3Y")
  private Period longestReview;

  @Inject
  @ConfigProperty(name = "guildhall.knowledge.reuses", defaultValue = "2")
  private int reuses;

  @PostConstruct
  void check() {
    var usual = LocalDate.EPOCH.plus(review);
    if (!usual.isAfter(LocalDate.EPOCH)) {
      throw new IllegalStateException(
          "guildhall.knowledge.review must be a day or more: " + review);
    }
    if (usual.isAfter(LocalDate.EPOCH.plus(longestReview))) {
      throw new IllegalStateException(
          "guildhall.knowledge.longest-review must not be shorter than guildhall.knowledge.review: "
              + longestReview);
    }
    if (reuses < 1) {
      throw new IllegalStateException("guildhall.knowledge.reuses must be at least 1: " + reuses);
    }
  }

  /** After how long a card comes up for review where nobody chooses another day. */
  Period review() {
    return review;
  }

  /** The longest that somebody may put a review off. */
  Period longestReview() {
    return longestReview;
  }

  /** How many people an answer must have helped to be proposed as a card without being accepted. */
  public int reuses() {
    return reuses;
  }
}
