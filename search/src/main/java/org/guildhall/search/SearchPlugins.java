package org.guildhall.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.guildhall.administration.Pluggable;
import org.guildhall.administration.Plugin;

/** Tells whether search is on, and whether it finds what means the same. */
@ApplicationScoped
class SearchPlugins implements Pluggable {
  @Inject private SearchSettings settings;
  @Inject private IndexKeeper keeper;

  @Override
  public List<Plugin> plugins() {
    boolean on = settings.isEnabled();
    return List.of(
        Plugin.of("plugin.search", on, "guildhall.search.enabled")
            .failing(on ? keeper.status().problem() : null),
        Plugin.of("plugin.vectors", on && settings.hasVectors(), "guildhall.search.vectors")
            .failing(keeper.encoderProblem()));
  }
}
