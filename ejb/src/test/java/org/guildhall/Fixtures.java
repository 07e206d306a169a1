package org.guildhall;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the shared test material, which does not belong to the product and may be absent. */
public final class Fixtures {
  private Fixtures() {}

  /**
   * The file or folder of that name; skips the calling test where it is absent. The fixtures are
   * looked for in the system property {@code guildhall.fixtures}, else in {@code shared/fixtures}
   * beside any folder above the working directory.
   */
  public static Path find(String name) {
    var given = System.getProperty("guildhall.fixtures");
    if (given != null) {
      return existing(Path.of(given).resolve(name));
    }
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      var fixtures = at.resolve("shared").resolve("fixtures");
      if (Files.isDirectory(fixtures)) {
        return existing(fixtures.resolve(name));
      }
    }
    return Assumptions.abort("No shared/fixtures above the working directory: test skipped");
  }

  private static Path existing(Path path) {
    return Files.exists(path) ? path : Assumptions.abort(path + " is absent: test skipped");
  }
}
