package org.guildhall.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether this house is a demo, and what its visitors may know of it. */
@Named("demo")
@ApplicationScoped
public class DemoSettings {
  @Inject
  @ConfigProperty(name = "guildhall.demo.folder")
  private Optional<String> folder;

  @Inject
  @ConfigProperty(name = "guildhall.demo.accounts")
  private Optional<List<String>> accounts;

  @Inject
  @ConfigProperty(name = "guildhall.demo.administrators")
  private Optional<List<String>> administrators;

  @Inject
  @ConfigProperty(name = "guildhall.demo.password")
  private Optional<String> password;

  @Inject
  @ConfigProperty(name = "http.port", defaultValue = "9080")
  private int port;

  public boolean isOn() {
    return folder.isPresent();
  }

  /** Where the demo firm's files lie; only when it is on. */
  Path folder() {
    return Path.of(folder.orElseThrow());
  }

  /** User names that the sign-in page offers as buttons; none when it is off. */
  public List<String> accounts() {
    return isOn() ? accounts.orElse(List.of()) : List.of();
  }

  /**
   * User names whose demo tokens administer, since nobody asks the server's registry for them; none
   * when the demo is off.
   */
  public List<String> administrators() {
    return isOn() ? administrators.orElse(List.of()) : List.of();
  }

  /** The one password of all demo accounts; empty when the demo is off. */
  public String password() {
    return isOn() ? password.orElse("") : "";
  }

  int port() {
    return port;
  }
}
