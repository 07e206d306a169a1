package org.guildhall.community;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.guildhall.platform.Storable;
import org.guildhall.platform.Visible;

/**
 * What a founder says of the community he founds. All is kept as it was given, but a blank reason
 * for being closed means that it is open.
 */
public record Foundation(
    @NotNull Facet facet,
    @Visible @Storable @Size(max = VALUE_MAX) String value,
    @Visible @Storable @Size(min = NAME_MIN, max = NAME_MAX) String name,
    @Visible @Storable @Size(max = PURPOSE_MAX) String purpose,
    @Pattern(regexp = Visible.REGEX, message = "{org.guildhall.platform.Visible.message}")
        @Storable
        @Size(max = REASON_MAX)
        String closedReason) {
  public static final int VALUE_MAX = 80;
  public static final int NAME_MIN = 2;
  public static final int NAME_MAX = 80;
  public static final int PURPOSE_MAX = 1000;
  public static final int REASON_MAX = 500;

  public Foundation {
    closedReason = closedReason == null || closedReason.isBlank() ? null : closedReason;
  }
}
