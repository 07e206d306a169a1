package org.guildhall.signon;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guildhall.story.Ports;

/**
 * A provider of OpenID Connect that asks nobody who he is, and answers a code with whatever a test
 * has it answer: what no provider that keeps the rules could be made to send.
 */
final class FalseProvider implements AutoCloseable {
  /** Whose ID tokens it makes, when it makes good ones. */
  static final String USER = "ada";

  private static final String ISSUER = "/realms/firm";
  private static final String AUTHORIZE = ISSUER + "/authorize";
  private static final String TOKEN = ISSUER + "/token";
  private static final String KEYS = ISSUER + "/keys";
  private static final int OK = 200;
  private static final int FOUND = 302;
  private static final int SERVER_ERROR = 500;

  private final Certificate own = Certificate.make(Variant.folder("false-provider"), "provider");
  private final Map<String, String> nonces = new ConcurrentHashMap<>();
  private final Map<String, Certificate> keys = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpsServer http;
  private volatile Function<Token, String> answer;

  FalseProvider() {
    keys.put("first", key("first"));
    answer = token -> answer(token.signed("first", keys.get("first").privateKey()));
    try {
      http =
          HttpsServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.free()), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setHttpsConfigurator(new HttpsConfigurator(own.serving()));
    http.setExecutor(threads);
    http.createContext(
        ISSUER + "/.well-known/openid-configuration", exchange -> send(exchange, discovery()));
    http.createContext(KEYS, exchange -> send(exchange, keySet()));
    http.createContext(AUTHORIZE, this::authorize);
    http.createContext(TOKEN, this::redeem);
    http.start();
  }

  Certificate certificate() {
    return own;
  }

  URI uri(String path) {
    return URI.create("https://localhost:" + http.getAddress().getPort() + path);
  }

  /** A new one, which it does not show yet. */
  static Certificate key(String keyId) {
    return Certificate.make(Variant.folder("false-provider"), keyId);
  }

  Certificate key() {
    return keys.get("first");
  }

  /** From now on it shows that key too. */
  void show(String keyId, Certificate key) {
    keys.put(keyId, key);
  }

  /** What it makes of the good token of each sign-in from now on, as the answer to a code. */
  void answer(Function<Token, String> other) {
    answer = other;
  }

  /** As RFC 6749, 5.1 has it. */
  static String answer(String idToken) {
    return Json.createObjectBuilder()
        .add("access_token", UUID.randomUUID().toString())
        .add("token_type", "Bearer")
        .add("expires_in", 60)
        .add("id_token", idToken)
        .build()
        .toString();
  }

  private String discovery() {
    return Json.createObjectBuilder(
            Map.of(
                "issuer", uri(ISSUER).toString(),
                "authorization_endpoint", uri(AUTHORIZE).toString(),
                "token_endpoint", uri(TOKEN).toString(),
                "jwks_uri", uri(KEYS).toString(),
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"),
                "scopes_supported", List.of("openid", "profile", "email"),
                "token_endpoint_auth_methods_supported", List.of("client_secret_post")))
        .build()
        .toString();
  }

  private String keySet() {
    var all =
        keys.entrySet().stream()
            .map(
                entry -> {
                  var key = (RSAPublicKey) entry.getValue().certificate().getPublicKey();
                  return Map.of(
                      "kty",
                      "RSA",
                      "use",
                      "sig",
                      "alg",
                      "RS256",
                      "kid",
                      entry.getKey(),
                      "n",
                      encoded(key.getModulus()),
                      "e",
                      encoded(key.getPublicExponent()));
                })
            .toList();
    return Json.createObjectBuilder(Map.of("keys", all)).build().toString();
  }

  /** Without the sign: RFC 7518, 2 and 6.3.1. */
  private static String encoded(BigInteger number) {
    var bytes = number.toByteArray();
    int start = bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(bytes, start, bytes.length));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    var asked = fields(exchange.getRequestURI().getRawQuery());
    var code = UUID.randomUUID().toString();
    nonces.put(code, asked.get("nonce"));
    exchange
        .getResponseHeaders()
        .add(
            "Location",
            asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
    exchange.sendResponseHeaders(FOUND, -1);
    exchange.close();
  }

  private void redeem(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var nonce = nonces.remove(fields(body).get("code"));
    send(exchange, answer.apply(Token.ofSignIn(uri(ISSUER), USER, nonce)));
  }

  private static Map<String, String> fields(String encoded) {
    return Arrays.stream(encoded.split("&"))
        .map(field -> field.split("=", 2))
        .collect(
            Collectors.toMap(
                field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
  }

  /** An empty body is that of a server that failed. */
  private static void send(HttpExchange exchange, String body) throws IOException {
    try (exchange) {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(
          bytes.length > 0 ? OK : SERVER_ERROR, bytes.length > 0 ? bytes.length : -1);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    http.stop(0);
    threads.close();
  }
}
