package org.guildhall.leadership;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.guildhall.platform.Storable;
import org.guildhall.platform.Visible;

/** With what a candidate comes before the voters. All is kept as it was given. */
public record Platform(
    @Visible @Storable @Size(max = STATEMENT_MAX) String statement,
    @NotNull @Size(max = MOST_PROMISES) List<@NotNull @Valid Promised> promises) {
  public static final int STATEMENT_MAX = 4000;
  public static final int MOST_PROMISES = 3;

  /** One promise; the day must lie within the term, which the use case looks at. */
  public record Promised(
      @Visible @Storable @Size(max = TEXT_MAX) String text, @NotNull LocalDate due) {
    public static final int TEXT_MAX = 300;
  }

  public Platform {
    promises = promises == null ? List.of() : List.copyOf(promises);
  }
}
