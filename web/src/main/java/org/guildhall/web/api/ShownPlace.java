package org.guildhall.web.api;

import org.guildhall.community.Community;
import org.guildhall.community.CommunitySummary;

/** A community by name. */
public record ShownPlace(String slug, String name) {
  static ShownPlace of(Community community) {
    return new ShownPlace(community.slug(), community.name());
  }

  static ShownPlace of(CommunitySummary community) {
    return new ShownPlace(community.slug(), community.name());
  }
}
