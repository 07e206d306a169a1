package org.guildhall.web.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.guildhall.community.Foundation;

/** Describes the body that founds a community. */
@Schema(name = "NewCommunity")
interface NewCommunity {
  @Schema(
      required = true,
      description = "What kind of thing the community is about",
      enumeration = {
        "practice",
        "technology",
        "product",
        "process",
        "topic",
        "interest",
        "place",
        "team"
      })
  String getFacet();

  @Schema(
      required = true,
      maxLength = Foundation.VALUE_MAX,
      description = "Which one: PostgreSQL, testing, Turin",
      examples = "PostgreSQL")
  String getValue();

  @Schema(required = true, minLength = Foundation.NAME_MIN, maxLength = Foundation.NAME_MAX)
  String getName();

  @Schema(required = true, maxLength = Foundation.PURPOSE_MAX)
  String getPurpose();

  @Schema(
      maxLength = Foundation.REASON_MAX,
      nullable = true,
      description = "Why only members may read; left out: everyone may")
  String getClosedReason();
}
