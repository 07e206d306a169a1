package org.guildhall.story;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program that calls the API or asks for pages, and remembers by what it comes in. */
public final class ApiCaller {
  private static final String ROOT = "/guildhall/api/v1";

  /** Before a path that is the server's and not the API's. */
  public static final String SERVER = "server:";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final GuildhallServer server;

  private final HttpClient client = HttpClient.newHttpClient();

  private final List<String> headers;

  private ApiCaller(GuildhallServer server, List<String> headers) {
    this.server = server;
    this.headers = headers;
  }

  public static ApiCaller ofNobody(GuildhallServer server) {
    return new ApiCaller(server, List.of());
  }

  /** Comes in as a demo's tokens allow. */
  public static ApiCaller of(GuildhallServer server, String userName) {
    return ofNobody(server).with("Authorization", "Bearer demo-" + userName);
  }

  /** Comes in by the session that signing in on the pages begins. */
  public static ApiCaller signedIn(GuildhallServer server, String userName) {
    var form = "j_username=" + userName + "&j_password=guildhall";
    var request =
        HttpRequest.newBuilder(server.uri("/guildhall/j_security_check"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    var answer = send(HttpClient.newHttpClient(), request);
    var cookie =
        answer.headers().allValues("Set-Cookie").stream()
            .map(one -> one.substring(0, one.indexOf(';')))
            .filter(one -> one.startsWith("LtpaToken2="))
            .findFirst()
            .orElseThrow();
    return ofNobody(server).with("Cookie", cookie);
  }

  /** The same, with one header more. */
  public ApiCaller with(String name, String value) {
    return new ApiCaller(server, Stream.concat(headers.stream(), Stream.of(name, value)).toList());
  }

  /** By which session it comes in; empty when by none. */
  public String cookie() {
    int at = headers.indexOf("Cookie");
    return at < 0 ? "" : headers.get(at + 1);
  }

  /** What came back. */
  public record Answer(HttpResponse<String> http) {
    public int status() {
      return http.statusCode();
    }

    public String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    public JsonObject json() {
      try (var reader = Json.createReader(new StringReader(http.body()))) {
        return reader.readObject();
      }
    }

    /** The fields that a problem names. */
    public List<String> wrongFields() {
      return json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
          .map(error -> error.getString("field"))
          .toList();
    }

    public String body() {
      return http.body();
    }

    @Override
    public String toString() {
      return http.request().method() + " " + http.uri() + " " + status() + " " + http.body();
    }
  }

  public Answer get(String path) {
    return call("GET", path, BodyPublishers.noBody());
  }

  public Answer delete(String path) {
    return call("DELETE", path, BodyPublishers.noBody());
  }

  public Answer put(String path) {
    return call("PUT", path, BodyPublishers.noBody());
  }

  public Answer put(String path, String json) {
    return with("Content-Type", "application/json")
        .call("PUT", path, BodyPublishers.ofString(json));
  }

  public Answer post(String path, String json) {
    return post(path, BodyPublishers.ofString(json));
  }

  public Answer post(String path, BodyPublisher json) {
    return with("Content-Type", "application/json").call("POST", path, json);
  }

  /** Presses a button of a form of a page, as a browser without scripts does. */
  public Answer press(String page, String form, String button, Map<String, String> fields) {
    return with("Content-Type", "application/x-www-form-urlencoded")
        .call(
            "POST",
            SERVER + page,
            BodyPublishers.ofString(FilledForm.encoded(FilledForm.of(form, button, fields))));
  }

  public Answer call(String method, String path, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(
                server.uri(path.startsWith(SERVER) ? path.substring(SERVER.length()) : ROOT + path))
            .method(method, body)
            .timeout(PATIENCE);
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    return new Answer(send(client, request.build()));
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The values of a field of every item of a list. */
  public static List<String> each(JsonObject page, String list, String field) {
    var values = new ArrayList<String>();
    for (var item : page.getJsonArray(list).getValuesAs(JsonObject.class)) {
      values.add(item.get(field).toString().replace("\"", ""));
    }
    return values;
  }
}
