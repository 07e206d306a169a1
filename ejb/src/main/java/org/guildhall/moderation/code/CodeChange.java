package org.guildhall.moderation.code;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.guildhall.platform.Storable;
import org.guildhall.platform.Visible;

/**
 * What a clause shall say.
 *
 * @param language in which it is written, an IETF tag of two or three letters
 */
public record CodeChange(
    @NotNull Severity severity,
    @Visible @Storable @Size(max = Clause.TEXT_MAX) String text,
    @NotNull @Pattern(regexp = "[a-z]{2,3}") String language) {}
