package org.guildhall.fault;

import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.guildhall.story.FilledForm;
import org.guildhall.story.GuildhallServer;

/** One person's browser without its window: fills in the forms of pages, and keeps cookies. */
public final class Client {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final int FOUND = 302;

  private final GuildhallServer server;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(cookies).version(HttpClient.Version.HTTP_1_1).build();

  private Client(GuildhallServer server) {
    this.server = server;
  }

  /** Signs in as a person of the demo. */
  public static Client as(GuildhallServer server, String userName) {
    var client = new Client(server);
    client.signIn(userName);
    return client;
  }

  /** Signs in as somebody else, in the same session. */
  public void signIn(String userName) {
    try {
      cookies.getCookieStore().get(server.uri("/")).stream()
          .filter(cookie -> cookie.getName().startsWith("Ltpa"))
          .forEach(cookie -> cookies.getCookieStore().remove(server.uri("/"), cookie));
      get("/guildhall/home");
      var in =
          post(
              "/guildhall/j_security_check",
              Map.of("j_username", userName, "j_password", "guildhall"));
      if (isFault(in)) {
        throw new IllegalStateException(userName + " cannot sign in: " + in);
      }
    } catch (IOException e) {
      throw new IllegalStateException(userName + " cannot sign in", e);
    }
  }

  private static boolean isFault(HttpResponse<String> in) {
    return in.statusCode() != FOUND
        || in.headers().firstValue("Location").orElse("").contains("failed");
  }

  public HttpResponse<String> get(String path) throws IOException {
    return send(request(path).GET().build());
  }

  /** The page; it must be there. */
  public String page(String path) throws IOException {
    var response = get(path);
    if (response.statusCode() != OK) {
      throw new AssertionError(response + ": " + server.logged(response.body()));
    }
    return response.body();
  }

  public HttpResponse<String> post(String path, Map<String, String> form) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(FilledForm.encoded(form)))
            .build());
  }

  /** Presses a button of a form of Faces. */
  public HttpResponse<String> submit(
      String path, String form, String button, Map<String, String> fields) throws IOException {
    return post(path, FilledForm.of(form, button, fields));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.uri(path))
        .timeout(PATIENCE)
        .header("Accept-Language", "en");
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
