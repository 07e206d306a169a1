package org.guildhall.signon;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.guildhall.story.FilledForm;
import org.guildhall.story.GuildhallServer;
import org.guildhall.story.Ports;
import org.guildhall.story.Wait;

/**
 * A Keycloak with some of the demo's people, as a process of its own. Its signing key is known to
 * the tests, which make with it what only the provider could have signed.
 */
final class Keycloak implements AutoCloseable {
  static final String PASSWORD = "right horse";

  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration STOP = Duration.ofSeconds(60);
  private static final String REALM = "firm";
  private static final String ADMINISTRATOR = "administrator";
  private static final int OK = 200;
  private static final int MOST_OF_SUCCESS = 299;

  private final Path folder = Variant.folder("keycloak");
  private final int port = Ports.free();
  private final Certificate own = Certificate.make(folder, "keycloak");
  private final Certificate realmKey = Certificate.make(folder, "realm");
  private final Certificate guildhall = Certificate.make(folder, "guildhall");
  private final HttpClient client = HttpClient.newBuilder().sslContext(tls()).build();
  private final Process process;

  Keycloak() {
    try {
      process = launch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      Wait.until(START, "Keycloak to be there; see " + console(), this::isThere);
      var realm =
          read("realm.json")
              .replace(
                  "@KEY@", Base64.getEncoder().encodeToString(realmKey.privateKey().getEncoded()))
              .replace("@CERTIFICATE@", realmKey.encoded());
      administer("POST", "", BodyPublishers.ofString(realm));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private Process launch() throws IOException {
    var home = System.getProperty("guildhall.keycloak");
    var builder =
        new ProcessBuilder(
            "sh",
            home + "/bin/kc.sh",
            "start-dev",
            "--http-port=" + Ports.free(),
            "--https-port=" + port,
            "--https-key-store-file=" + own.store(),
            "--https-key-store-password=" + Certificate.PASSWORD,
            "--truststore-paths=" + guildhall.pem(),
            "--cache=local");
    var environment = builder.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m");
    environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
    environment.put("KC_DB", "dev-mem");
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(Redirect.to(console().toFile()))
        .start();
  }

  private Path console() {
    return folder.resolve("console.log");
  }

  private boolean isThere() {
    if (!process.isAlive()) {
      throw new IllegalStateException("Keycloak ended; see " + console());
    }
    try {
      return send(HttpRequest.newBuilder(uri("/realms/master")).build()).statusCode() == OK;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** The certificate of servers that Keycloak calls. */
  Certificate guildhall() {
    return guildhall;
  }

  /** By which it signs. */
  Certificate realmKey() {
    return realmKey;
  }

  /** For those who talk to it and to a server with the certificate that it knows. */
  SSLContext tls() {
    return Certificate.trusting(List.of(own, guildhall));
  }

  /** By its number, which for browsers is another site than localhost. */
  URI uri(String path) {
    return URI.create("https://127.0.0.1:" + port + path);
  }

  /** Of the realm in which people sign in. */
  URI realm(String path) {
    return uri("/realms/" + REALM + path);
  }

  /** What servers need to trust it by. */
  Map<String, String> trust() {
    return Map.of("cert_defaultKeyStore", own.pem().toString());
  }

  /** Makes a server known to it, by a file beside this class. */
  void register(String file, GuildhallServer server) {
    var client =
        read(file)
            .replace("@ADDRESS@", address(server))
            .replace("@CERTIFICATE@", guildhall.encoded());
    administer("POST", "/" + REALM + "/clients", BodyPublishers.ofString(client));
  }

  static String address(GuildhallServer server) {
    return server.secureUri("").toString();
  }

  /** As the provider names that person, whatever he calls himself. */
  String subject(String userName) {
    var found =
        administer(
            "GET", "/" + REALM + "/users?exact=true&username=" + userName, BodyPublishers.noBody());
    return ((JsonArray) json(found)).getJsonObject(0).getString("id");
  }

  /** Has it sign that client's ID tokens by another algorithm. */
  void signIdTokens(String clientId, String algorithm) {
    var found =
        administer("GET", "/" + REALM + "/clients?clientId=" + clientId, BodyPublishers.noBody());
    var client = ((JsonArray) json(found)).getJsonObject(0);
    var attributes =
        Json.createObjectBuilder(client.getJsonObject("attributes"))
            .add("id.token.signed.response.alg", algorithm);
    administer(
        "PUT",
        "/" + REALM + "/clients/" + client.getString("id"),
        BodyPublishers.ofString(
            Json.createObjectBuilder(client).add("attributes", attributes).build().toString()));
  }

  void disable(String userName) {
    administer(
        "PUT",
        "/" + REALM + "/users/" + subject(userName),
        BodyPublishers.ofString("{\"enabled\": false}"));
  }

  /** A token for another application, got by a password. */
  String accessToken(String realm, String clientId, String userName) {
    var request =
        HttpRequest.newBuilder(uri("/realms/" + realm + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    FilledForm.encoded(
                        Map.of(
                            "grant_type",
                            "password",
                            "client_id",
                            clientId,
                            "username",
                            userName,
                            "password",
                            PASSWORD))))
            .build();
    return ((JsonObject) json(send(request).body())).getString("access_token");
  }

  /** The id of the key by which it signs tokens. */
  String keyId() {
    var keys =
        (JsonObject)
            json(
                send(HttpRequest.newBuilder(realm("/protocol/openid-connect/certs")).build())
                    .body());
    return keys.getJsonArray("keys").getValuesAs(JsonObject.class).stream()
        .filter(key -> key.getJsonArray("x5c").getString(0).equals(realmKey.encoded()))
        .findFirst()
        .orElseThrow()
        .getString("kid");
  }

  /** What a server that speaks SAML needs to know of it, in a file. */
  Path metadata() {
    var descriptor =
        send(HttpRequest.newBuilder(realm("/protocol/saml/descriptor")).build()).body();
    try {
      return Files.writeString(folder.resolve("identity-provider.xml"), descriptor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String administer(String method, String path, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(uri("/admin/realms" + path))
            .header("Authorization", "Bearer " + accessToken("master", "admin-cli", ADMINISTRATOR))
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    var answer = send(request);
    if (answer.statusCode() > MOST_OF_SUCCESS) {
      throw new IllegalStateException(answer + " " + answer.body());
    }
    return answer.body();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonStructure json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.read();
    }
  }

  private static String read(String file) {
    try (var in = Keycloak.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    var all = process.descendants().toList();
    process.destroy();
    all.forEach(ProcessHandle::destroy);
    try {
      for (var one : all) {
        one.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (Exception e) {
      throw new IllegalStateException("Keycloak does not end", e);
    }
  }
}
