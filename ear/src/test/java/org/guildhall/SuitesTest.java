package org.guildhall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.suite.api.SelectPackages;

/** A test that stands in no suite would never run, and nobody would be told. */
class SuitesTest {
  @Test
  void everyTestWithServersStandsInOneSuite() throws IOException, URISyntaxException {
    var suites =
        Arrays.stream(Suites.class.getDeclaredClasses())
            .flatMap(suite -> Stream.of(suite.getAnnotation(SelectPackages.class).value()))
            .toList();
    var classes = Path.of(getClass().getResource("/").toURI());
    try (var files = Files.walk(classes)) {
      var packages =
          files
              .map(file -> classes.relativize(file).toString().replace('/', '.'))
              .filter(name -> name.matches("[^$]*(IT|Story)\\.class"))
              .map(name -> name.replaceAll("\\.\\w+\\.class", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(packages.stream().toList(), suites.stream().sorted().toList());
    }
  }
}
