package org.guildhall.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.guildhall.administration.Pluggable;
import org.guildhall.administration.Plugin;

/** Tells whether this house is a demo. */
@ApplicationScoped
class DemoPlugin implements Pluggable {
  @Inject private DemoSettings settings;

  @Override
  public List<Plugin> plugins() {
    return List.of(Plugin.of("plugin.demo", settings.isOn(), "guildhall.demo.folder"));
  }
}
