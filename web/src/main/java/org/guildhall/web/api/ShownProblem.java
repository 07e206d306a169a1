package org.guildhall.web.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Describes what a call is told that failed (RFC 9457); {@link org.guildhall.web.Problem} is it.
 */
@Schema(name = "Problem")
interface ShownProblem {
  @Schema(
      required = true,
      description = "Names the kind of problem; it stays the same in every language",
      examples = "urn:guildhall:problem:fields")
  String getType();

  @Schema(required = true, description = "The same in a few words, in the reader's language")
  String getTitle();

  @Schema(required = true)
  int getStatus();

  @Schema(required = true, description = "What happened, in the reader's language")
  String getDetail();

  @Schema(required = true, description = "Where it happened")
  String getInstance();

  @Schema(description = "What is wrong, field by field")
  List<Wrong> getErrors();

  @Schema(description = "Of a fault: the number beside it in the log")
  String getReference();

  /** Describes what is wrong with one field of the body, one parameter or one header. */
  @Schema(name = "Wrong")
  interface Wrong {
    @Schema(required = true)
    String getField();

    @Schema(required = true)
    String getDetail();
  }
}
