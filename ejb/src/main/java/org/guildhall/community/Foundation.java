package org.guildhall.community;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What a founder says of the community he founds. Surrounding space is cut off; a blank reason for
 * being closed means that it is open.
 */
public record Foundation(
    @NotNull Facet facet,
    @NotBlank @Size(max = VALUE_MAX) String value,
    @NotBlank @Size(min = NAME_MIN, max = NAME_MAX) String name,
    @NotBlank @Size(max = PURPOSE_MAX) String purpose,
    @Size(max = REASON_MAX) String closedReason) {
  public static final int VALUE_MAX = 80;
  public static final int NAME_MIN = 2;
  public static final int NAME_MAX = 80;
  public static final int PURPOSE_MAX = 1000;
  public static final int REASON_MAX = 500;

  public Foundation {
    value = strip(value);
    name = strip(name);
    purpose = strip(purpose);
    closedReason = closedReason == null || closedReason.isBlank() ? null : closedReason.strip();
  }

  private static String strip(String text) {
    return text == null ? null : text.strip();
  }
}
