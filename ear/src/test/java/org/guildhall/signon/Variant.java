package org.guildhall.signon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guildhall.story.GuildhallServer;

/** The server with the demo firm, which people enter in another way than by the demo's registry. */
final class Variant {
  private Variant() {}

  /** A folder for the keys and files of what the server talks to. */
  static Path folder(String name) {
    return Path.of(System.getProperty("guildhall.test.data"), name + "-around");
  }

  /**
   * As an administrator would put it together, with a certificate that is known; not started yet.
   *
   * @param pieces of {@code guildhall/}, without their ending, beside those that every server has
   * @param more what stands in {@code server.xml} beside the pieces
   */
  static GuildhallServer server(
      String name,
      Certificate certificate,
      List<String> pieces,
      String more,
      Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put("GUILDHALL_KEYS_PASSWORD", Certificate.PASSWORD);
    var server = GuildhallServer.configured(name, configuration(pieces, more), all);
    try {
      var keys = server.data().resolve("keys");
      Files.createDirectories(keys);
      Files.copy(certificate.store(), keys.resolve("server.p12"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return server;
  }

  private static String configuration(List<String> pieces, String more) {
    var included =
        pieces.stream()
            .map(piece -> "  <include location=\"guildhall/" + piece + ".xml\"/>")
            .collect(Collectors.joining("\n"));
    return """
    <server description="Guildhall with the sign-in of a firm">
      <include location="guildhall/base.xml"/>
      <include location="guildhall/data-source-h2.xml"/>
      <include location="guildhall/demo.xml"/>
      <include location="guildhall/application.xml"/>
    %s
    %s
    </server>
    """
        .formatted(included, more);
  }
}
