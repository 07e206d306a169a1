package org.guildhall.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.guildhall.administration.Plugin;
import org.guildhall.administration.PluginService;
import org.guildhall.web.Visitor;

/** The parts without which Guildhall runs as well, and which of them work. */
@Named
@RequestScoped
public class ListPlugins {
  @Inject private Visitor visitor;
  @Inject private PluginService service;

  private List<Plugin> all;

  @PostConstruct
  void load() {
    all = service.all(visitor.actor());
  }

  public List<Plugin> getAll() {
    return all;
  }
}
