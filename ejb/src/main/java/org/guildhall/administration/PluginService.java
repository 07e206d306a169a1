package org.guildhall.administration;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import org.guildhall.people.Actor;
import org.guildhall.platform.UseCase;

/** Tells which plugins there are, and which work. */
@UseCase
public class PluginService {
  @Inject private ConsolePolicy policy;
  @Inject @Any private Instance<Pluggable> all;

  /** Those that fail first, then those that work. */
  public List<Plugin> all(Actor actor) {
    policy.maySeePlugins(actor).orThrow();
    return all.stream()
        .flatMap(pluggable -> pluggable.plugins().stream())
        .sorted(
            Comparator.comparing((Plugin plugin) -> plugin.state() != Plugin.State.FAILING)
                .thenComparing(plugin -> plugin.state() == Plugin.State.OFF)
                .thenComparing(Plugin::title))
        .toList();
  }
}
