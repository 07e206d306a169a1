package org.guildhall.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.ApiCaller.Answer;
import org.guildhall.story.GuildhallServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every answer tells the browser to keep to, whoever gives it and whatever it says. */
@ExtendWith(OwnServer.class)
class HeadersIT {
  private static final String POLICY = "Content-Security-Policy";
  private static final String STRICT = "Strict-Transport-Security";

  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private static final String GUILDHALL = ApiCaller.SERVER + "/guildhall/";

  private GuildhallServer server;
  private ApiCaller ada;
  private ApiCaller nobody;

  @BeforeEach
  void signIn(GuildhallServer own) {
    server = own;
    ada = ApiCaller.signedIn(own, "ada");
    nobody = ApiCaller.ofNobody(own);
  }

  @Test
  void everyAnswerHasThemAll() {
    var lacking = new TreeSet<String>();
    for (var answer : answers()) {
      ALWAYS.forEach(
          (name, value) -> {
            if (!answer.http().headers().allValues(name).equals(List.of(value))) {
              lacking.add(name + " " + told(answer));
            }
          });
      var policies = answer.http().headers().allValues(POLICY);
      if (policies.size() != 1 || !isStrict(policies.getFirst())) {
        lacking.add(POLICY + " " + told(answer));
      }
      if (!isDenying(answer.header("Permissions-Policy"))) {
        lacking.add("Permissions-Policy " + told(answer));
      }
    }
    assertEquals(new TreeSet<>(), lacking);
  }

  /** Else the list below could have become a list of the same page of errors. */
  @Test
  void theseAnswersAreOfEveryKind() {
    var statuses = new TreeSet<Integer>();
    answers().forEach(answer -> statuses.add(answer.status()));
    assertTrue(
        statuses.containsAll(List.of(200, 302, 400, 401, 403, 404, 405, 413)), statuses::toString);
  }

  /** RFC 6797, 7.2: never on plain HTTP, where anyone on the way could have put it there. */
  @Test
  void onlyWhoCameByTlsIsToldToComeByNothingElse() throws Exception {
    for (var answer : answers()) {
      assertEquals("", answer.header(STRICT), () -> told(answer));
    }
    var tls = HttpClient.newBuilder().sslContext(trusting(server)).build();
    for (var path :
        List.of(
            "/guildhall/sign-in",
            "/guildhall/jakarta.faces.resource/guildhall.css.xhtml?ln=guildhall",
            "/guildhall/api/v1/me",
            "/guildhall/feed/community/developers",
            "/guildhall/scim/v2/Users")) {
      var request = HttpRequest.newBuilder(server.secureUri(path)).build();
      var answer = tls.send(request, BodyHandlers.discarding());
      assertEquals(List.of("max-age=31536000"), answer.headers().allValues(STRICT), path);
    }
  }

  /** What is older the JDK does not speak, unless somebody makes it. */
  @Test
  void tlsIsOfTheNewestVersionThatBothSpeak() throws Exception {
    for (var version : List.of("TLSv1.3", "TLSv1.2")) {
      var parameters = new SSLParameters();
      parameters.setProtocols(
          version.equals("TLSv1.3") ? new String[] {"TLSv1.2", version} : new String[] {version});
      var client =
          HttpClient.newBuilder().sslContext(trusting(server)).sslParameters(parameters).build();
      var request = HttpRequest.newBuilder(server.secureUri("/guildhall/sign-in")).build();
      var session = client.send(request, BodyHandlers.discarding()).sslSession().orElseThrow();
      assertEquals(version, session.getProtocol());
      assertTrue(
          session.getCipherSuite().matches("TLS_(ECDHE_RSA_WITH_)?AES_.*_GCM_.*"),
          session.getCipherSuite());
    }
  }

  private List<Answer> answers() {
    var none = BodyPublishers.noBody();
    var answers = new ArrayList<Answer>();
    for (var path :
        List.of(
            "home",
            "sign-in",
            "search?q=pool",
            "community/show?slug=developers",
            "person/data",
            "jakarta.faces.resource/guildhall.css.xhtml?ln=guildhall",
            "jakarta.faces.resource/guildhall.js.xhtml?ln=guildhall",
            "jakarta.faces.resource/nothing.css.xhtml?ln=guildhall",
            "person/suggest?q=a",
            "api/v1/me",
            "api/v1/nothing",
            "feed/community/developers",
            "feed/nothing",
            "scim/v2/ServiceProviderConfig",
            // Pages of errors: nothing there, not for him, not readable, not to be read.
            "nowhere",
            "administration/directory",
            "home?a=%00",
            "sign-out")) {
      answers.add(ada.get(GUILDHALL + path));
    }
    for (var path : List.of("sign-in", "api/v1/me", "feed/community/developers", "scim/v2/Users")) {
      answers.add(nobody.get(GUILDHALL + path));
    }
    var client = nobody.with("Authorization", "Bearer " + GuildhallServer.SCIM_TOKEN);
    answers.add(client.get(GUILDHALL + "scim/v2/ServiceProviderConfig"));
    answers.add(client.get(GUILDHALL + "scim/v2/Users/nobody"));
    answers.add(ada.with("Sec-Fetch-Site", "cross-site").call("POST", GUILDHALL + "home", none));
    answers.add(ada.with("Sec-Fetch-Site", "cross-site").post("/preview", "{}"));
    answers.add(ada.call("PUT", GUILDHALL + "home", none));
    answers.add(
        ada.with("Content-Type", "application/x-www-form-urlencoded")
            .call("POST", GUILDHALL + "home", BodyPublishers.ofByteArray(new byte[1_000_001])));
    // Last, because it ends her session.
    answers.add(ada.call("POST", GUILDHALL + "sign-out", none));
    ada = ApiCaller.signedIn(server, "ada");
    return answers;
  }

  private static boolean isStrict(String policy) {
    return policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self'; ")
        && policy.contains("; object-src 'none'; base-uri 'none'; frame-ancestors 'self'")
        && !policy.contains("unsafe");
  }

  /** Denies something, and allows nobody but our own pages anything. */
  private static boolean isDenying(String policy) {
    return policy.contains("geolocation=()")
        && policy.contains("camera=()")
        && policy.contains("microphone=()")
        && policy.matches("([a-z-]+=\\((self)?\\)(, |$))+");
  }

  private static String told(Answer answer) {
    return answer.http().request().method() + " " + answer.http().uri() + " " + answer.status();
  }

  /** Trusts the certificate that the server made for itself. */
  private static SSLContext trusting(GuildhallServer server)
      throws IOException, GeneralSecurityException {
    var made = KeyStore.getInstance("PKCS12");
    try (var file = Files.newInputStream(server.data().resolve("keys/server.p12"))) {
      made.load(file, "guildhall".toCharArray());
    }
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    var alias = made.aliases().nextElement();
    trusted.setCertificateEntry(alias, made.getCertificate(alias));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
