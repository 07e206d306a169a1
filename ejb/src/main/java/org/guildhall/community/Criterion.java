package org.guildhall.community;

import java.util.Objects;

/** The one thing a community is about, such as practice "Developers" or place "Madrid". */
public record Criterion(Facet facet, String value) {
  public Criterion {
    Objects.requireNonNull(facet);
    Objects.requireNonNull(value);
  }
}
