package org.guildhall.database;

import java.util.HashMap;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Gives the server of the container tests the database that was chosen. */
public final class ContainerDatabase implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(ContainerDatabase.class);
  }

  /** An index belongs to one database, so the data lie elsewhere for each. */
  void choose(@Observes ContainerRegistry registry) {
    var variables = new HashMap<>(Database.chosen().variables());
    var name = "container-" + System.getProperty("guildhall.database");
    variables.put("guildhall.data", System.getProperty("guildhall.test.data") + "/" + name);
    var arguments =
        variables.entrySet().stream().map(one -> "-D" + one).collect(Collectors.joining(" "));
    registry
        .getContainers()
        .forEach(one -> one.getContainerConfiguration().property("javaVmArguments", arguments));
  }
}
