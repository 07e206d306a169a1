package org.guildhall.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.GuildhallServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The figures for a monitoring system, where an administrator has included their piece. */
class MetricsIT {
  private static final char[] KEYS = "guildhall".toCharArray();
  private static GuildhallServer server;

  @BeforeAll
  static void start() {
    server = GuildhallServer.including("metrics", "metrics", Map.of());
    server.start();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void figuresAreForAdministratorsOnlyAndTravelByTls() throws Exception {
    assertEquals(200, asked("farid", "guildhall").statusCode());
    assertEquals(403, asked("ada", "guildhall").statusCode());
    assertEquals(401, asked("farid", "wrong").statusCode());
    assertEquals(401, send(HttpRequest.newBuilder(server.secureUri("/metrics"))).statusCode());
    assertEquals(302, ApiCaller.ofNobody(server).get(ApiCaller.SERVER + "/metrics").status());
  }

  @Test
  void figuresTellHowGuildhallIsAndOfNobody() throws Exception {
    var before = figures();
    var ada = ApiCaller.of(server, "ada");
    assertEquals(200, ada.get("/search?q=toolchain").status());
    assertEquals(201, ada.post("/conversations/1/posts", "{\"body\":\"Counted.\"}").status());
    assertEquals(404, ada.get("/conversations/987654").status());
    var stranger = ApiCaller.ofNobody(server).with("Authorization", "Bearer nobody");
    assertEquals(401, stranger.get("/me").status());
    assertEquals(401, stranger.get(ApiCaller.SERVER + "/guildhall/scim/v2/Users").status());
    var after = figures();
    assertEquals(1, figure(after, "guildhall_database_healthy"));
    assertEquals(42, figure(after, "guildhall_people_active"));
    for (var there : List.of("outbox_waiting", "outbox_oldest_seconds", "jobs_running")) {
      assertTrue(figure(after, "guildhall_" + there) >= 0, there);
    }
    assertEquals(1, grown("guildhall_posts_written_total", before, after));
    assertEquals(1, grown("guildhall_searches_seconds_count", before, after));
    assertEquals(2, grown("guildhall_sign_ins_refused_total", before, after));
    // Neither people nor communities, not even in the addresses that the server counts by.
    for (var name : List.of("ada", "farid", "developers", "987654", "toolchain")) {
      assertFalse(Pattern.compile("\\b" + name + "\\b").matcher(after).find(), name);
    }
  }

  @Test
  @ExtendWith(OwnServer.class)
  void withoutThePieceThereIsNothing(GuildhallServer plain) {
    var farid = ApiCaller.signedIn(plain, "farid");
    assertEquals(404, farid.get(ApiCaller.SERVER + "/metrics").status());
  }

  private static String figures() throws Exception {
    return asked("farid", "guildhall").body();
  }

  private static double grown(String name, String before, String after) {
    return figure(after, name) - figure(before, name);
  }

  private static double figure(String figures, String name) {
    var line = Pattern.compile("(?m)^" + name + "\\{[^}]*} (\\S+)$").matcher(figures);
    assertTrue(line.find(), () -> name + " is not among\n" + figures);
    return Double.parseDouble(line.group(1));
  }

  private static HttpResponse<String> asked(String userName, String password) throws Exception {
    var shown = (userName + ":" + password).getBytes(StandardCharsets.UTF_8);
    return send(
        HttpRequest.newBuilder(server.secureUri("/metrics"))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(shown)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    try (var client = HttpClient.newBuilder().sslContext(tls()).build()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  /** Trusts the certificate that the server has made for itself. */
  private static SSLContext tls() throws GeneralSecurityException, IOException {
    var own = KeyStore.getInstance("PKCS12");
    try (var file = Files.newInputStream(server.data().resolve("keys/server.p12"))) {
      own.load(file, KEYS);
    }
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", own.getCertificate(own.aliases().nextElement()));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
