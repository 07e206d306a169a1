package org.guildhall.platform;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text of which a reader sees something: not null, not empty, and not made of white space,
 * controls and invisible characters alone. A title that nobody sees is a link that nobody can
 * press.
 */
@NotNull
@Pattern(regexp = Visible.REGEX)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Visible {
  /**
   * Something that is no separator, control, format character or variation selector, and none of
   * the letters and signs that Unicode leaves blank: Hangul fillers, the empty Braille pattern, the
   * joiner of graphemes.
   */
  String REGEX =
      "(?s).*[^\\p{Z}\\p{Cc}\\p{Cf}\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}\\x{2800}\\x{34F}"
          + "\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}].*";

  String message() default "{org.guildhall.platform.Visible.message}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
