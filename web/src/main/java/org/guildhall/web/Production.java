package org.guildhall.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guildhall.demo.DemoSettings;

/** Keeps the house closed to real people while it has a password that everybody can read. */
@ApplicationScoped
public class Production {
  private static final Logger LOG = System.getLogger(Production.class.getName());

  /** As {@code base.xml} has it, so that the demo needs no setting. */
  private static final String KNOWN_PASSWORD = "guildhall";

  @Inject
  @ConfigProperty(name = "guildhall.production", defaultValue = "false")
  private boolean on;

  /** Empty where the server has keys of its own in place of those of {@code base.xml}. */
  @Inject
  @ConfigProperty(name = "guildhall.keys.password")
  private Optional<String> keysPassword;

  @Inject private DemoSettings demo;

  /** With the key that signs sign-ins, anyone makes one for whomever he likes. */
  void check(@Observes Startup start) {
    if (!on) {
      return;
    }
    if (keysPassword.filter(KNOWN_PASSWORD::equals).isPresent()) {
      throw new IllegalStateException(
          "guildhall.keys.password is the one that everybody knows, and this is production: set"
              + " GUILDHALL_KEYS_PASSWORD, and delete the keys that were made with the old one");
    }
    if (demo.isOn()) {
      LOG.log(
          Level.WARNING,
          "the demo is in a server of production: whoever knows a user name calls the API with it");
    }
  }
}
