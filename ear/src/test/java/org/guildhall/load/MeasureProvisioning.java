package org.guildhall.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures how fast a provisioning client brings people into a running server by SCIM: half of them
 * one by one, half of them in bulk, in which each is managed by one who came in before him.
 *
 * <pre>
 * java -cp ear/target/test-classes org.guildhall.load.MeasureProvisioning http://localhost:9080/guildhall TOKEN 10000 4
 * </pre>
 */
public final class MeasureProvisioning {
  /** The most operations that the server takes at once. */
  private static final int BULK = 1000;

  private static final int TEAM = 8;
  private static final Pattern REFUSED = Pattern.compile("\"status\":\\s*\"?[45]");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI service;
  private final String token;
  private final String batch = Long.toString(System.nanoTime(), Character.MAX_RADIX);

  private MeasureProvisioning(String guildhall, String token) {
    service = URI.create(guildhall + "/scim/v2/");
    this.token = token;
  }

  /** Arguments: address of Guildhall, one of its tokens, how many people, how many connections. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 4) {
      System.err.println("give: address of Guildhall, token, how many people, connections");
      return;
    }
    var measure = new MeasureProvisioning(arguments[0], arguments[1]);
    int half = Integer.parseInt(arguments[2]) / 2;
    int connections = Integer.parseInt(arguments[3]);
    print("one by one", half, () -> measure.oneByOne(half, connections));
    print("in bulk", half, () -> measure.inBulk(half, 2 * half));
  }

  private static void print(String how, int people, Callable<Void> measured) throws Exception {
    var start = System.nanoTime();
    measured.call();
    var seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    System.out.printf(
        Locale.ROOT, "%s: %d in %.1f s, %.0f a second%n", how, people, seconds, people / seconds);
  }

  private Void oneByOne(int end, int connections) throws Exception {
    try (var threads = Executors.newFixedThreadPool(connections)) {
      var all =
          IntStream.range(0, end)
              .mapToObj(i -> threads.submit(() -> post("Users", user(i, ""))))
              .toList();
      for (var one : all) {
        one.get();
      }
    }
    return null;
  }

  private Void inBulk(int start, int end) throws IOException, InterruptedException {
    for (int from = start; from < end; from += BULK) {
      int first = from;
      var operations =
          IntStream.range(first, Math.min(end, first + BULK))
              .mapToObj(i -> operation(first, i))
              .collect(Collectors.joining(","));
      post(
          "Bulk",
          "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"], \"Operations\": ["
              + operations
              + "]}");
    }
    return null;
  }

  private String operation(int first, int number) {
    var manager =
        number == first
            ? ""
            : """
              , "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                {"manager": {"value": "bulkId:b%d"}}"""
                .formatted(first + (number - first - 1) / TEAM);
    return "{\"method\": \"POST\", \"path\": \"/Users\", \"bulkId\": \"b%d\", \"data\": %s}"
        .formatted(number, user(number, manager));
  }

  private String user(int number, String more) {
    return """
    {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%1$s-%2$d",
     "externalId": "%1$s-%2$d", "active": true, "title": "Weaver",
     "name": {"givenName": "Lena", "familyName": "Large %2$d"},
     "emails": [{"value": "%1$s-%2$d@example.com", "primary": true}]%3$s}"""
        .formatted(batch, number, more);
  }

  private Void post(String path, String body) throws IOException, InterruptedException {
    var answer =
        client.send(
            HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/scim+json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() >= 400 || REFUSED.matcher(answer.body()).find()) {
      throw new IllegalStateException(answer.body());
    }
    return null;
  }
}
