package org.guildhall.platform;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text that is kept exactly as it was given: any but one with U+0000, which PostgreSQL cannot
 * store, or with one half of a surrogate pair, which no encoding can carry. Such a text is refused,
 * rather than changed behind its author's back. Null is allowed.
 */
@Pattern(regexp = Storable.REGEX)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Storable {
  /** Java's expressions see a pair as one character, so that this class finds only lone halves. */
  String REGEX = "[^\\x00\\p{Cs}]*";

  String message() default "{org.guildhall.platform.Storable.message}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
