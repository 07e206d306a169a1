package org.guildhall.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guildhall.administration.Pluggable;
import org.guildhall.administration.Plugin;

/** Tells of the ways by which people come in: ours, and a firm's own directories. */
@ApplicationScoped
class DirectoryPlugins implements Pluggable {
  @Inject @Any private Instance<Directory> directories;
  @Inject private DropFolder folder;

  /** Whoever has one comes in by SCIM, whose door is above. */
  @Inject
  @ConfigProperty(name = "guildhall.scim.tokens")
  private Optional<String> tokens;

  @Override
  public List<Plugin> plugins() {
    return Stream.concat(
            directories.stream().map(DirectoryPlugins::plugin),
            Stream.of(
                Plugin.of("plugin.folder", folder.isOn(), "guildhall.directory.folder"),
                Plugin.of("plugin.scim", tokens.isPresent(), "guildhall.scim.tokens")))
        .toList();
  }

  private static Plugin plugin(Directory one) {
    return new Plugin(
        "plugin.directory",
        List.of(one.name()),
        one.isOn() ? Plugin.State.ON : Plugin.State.OFF,
        null,
        one instanceof LdapDirectory ? "guildhall.directory.ldap" : null);
  }
}
