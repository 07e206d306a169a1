package org.guildhall.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.GuildhallServer;
import org.guildhall.story.Wait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That a server of real people has no password that everybody knows, and tells its own nobody. */
class SecretsIT {
  private static final Duration START = Duration.ofMinutes(3);

  @Test
  void productionStaysClosedWithThePasswordThatEverybodyKnows() {
    var server = GuildhallServer.including("secrets-known", "production", Map.of());
    server.launch();
    try {
      Wait.until(
          START,
          "the server to say why it stays closed",
          () -> logs(server).contains("guildhall.keys.password is the one that everybody knows"));
      Wait.until(START, "the server to leave it out", () -> logs(server).contains("CWWKZ0012I"));
      Wait.until(START, "the server to answer", () -> server.status("/health/live") != 0);
      for (var path : List.of("sign-in", "api/v1/me", "scim/v2/Users")) {
        assertEquals(404, server.status("/guildhall/" + path), path);
      }
    } finally {
      server.kill();
    }
  }

  @Test
  void productionOpensWithItsOwnAndNoLogTellsAnySecret() {
    var secrets =
        Map.of(
            "GUILDHALL_KEYS_PASSWORD", "the-keys-of-8c41f0",
            "GUILDHALL_SCIM_TOKENS", "the-token-of-provisioning-clients-5d07b2",
            "GUILDHALL_DB_PASSWORD", "the-database-of-e2a961",
            "GUILDHALL_LDAP_BIND_PASSWORD", "the-directory-of-77b3c8",
            "GUILDHALL_OIDC_CLIENT_SECRET", "the-client-of-190fd4");
    var server = GuildhallServer.including("secrets-own", "production", secrets);
    server.start();
    try (server) {
      var typed = "what-somebody-typed-4419ab";
      var nobody = ApiCaller.ofNobody(server);
      nobody
          .with("Content-Type", "application/x-www-form-urlencoded")
          .call(
              "POST",
              ApiCaller.SERVER + "/guildhall/j_security_check",
              BodyPublishers.ofString("j_username=ada&j_password=" + typed));
      for (var token : List.of(typed, secrets.get("GUILDHALL_SCIM_TOKENS"))) {
        var client = nobody.with("Authorization", "Bearer " + token);
        for (var path : List.of("scim/v2/Users", "api/v1/me", "api/v1/%00", "feed/community/x")) {
          client.get(ApiCaller.SERVER + "/guildhall/" + path);
        }
      }
      assertTrue(logs(server).contains("the demo is in a server of production"));
      assertTrue(logs(server).contains("CWWKS1100A"), "that a sign-in failed");
      var told = new TreeSet<>(secrets.values());
      told.add(typed);
      var logs = logs(server);
      told.removeIf(secret -> !logs.contains(secret));
      assertEquals(new TreeSet<>(), told);
    }
  }

  /** By which people and their programs come in. */
  @Test
  @ExtendWith(OwnServer.class)
  void noLogTellsATokenOrACookie(GuildhallServer own) {
    var troupe = new Troupe(own);
    var cookie = troupe.of(Role.AUTHOR).cookie();
    for (var role : List.of(Role.AUTHOR, Role.READS, Role.WRITES)) {
      var caller = troupe.of(role);
      assertEquals(200, caller.get("/me").status());
      caller.post("/conversations", "{");
      caller.get(ApiCaller.SERVER + "/guildhall/nowhere");
    }
    var logs = logs(own);
    assertFalse(logs.contains(cookie.substring("LtpaToken2=".length())));
    assertFalse(logs.matches("(?s).*guildhall_[A-Za-z0-9_-]{43}.*"));
  }

  /** All that a server has written about itself. */
  private static String logs(GuildhallServer server) {
    var folder = server.data().resolveSibling("output/guildhall/logs");
    if (!Files.exists(folder)) {
      return "";
    }
    try (Stream<Path> files = Files.walk(folder)) {
      var all = new StringBuilder();
      for (var file :
          Stream.concat(files.filter(Files::isRegularFile), Stream.of(server.console())).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
      return all.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
