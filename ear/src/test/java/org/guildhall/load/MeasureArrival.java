package org.guildhall.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Measures how long after its commit a post is found, while others write as fast as the server lets
 * them, on a server that runs with the demo.
 *
 * <pre>
 * java -cp ear/target/test-classes org.guildhall.load.MeasureArrival http://localhost:9080/guildhall 8 30
 * </pre>
 */
public final class MeasureArrival {
  private static final Pattern ID = Pattern.compile("\"id\":\\s*\"?([^\",}]+)");
  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final int LONG_WAIT = 10;
  private static final double MILLION = 1e6;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String api;
  private final AtomicInteger written = new AtomicInteger();
  private final List<Double> waits = new ArrayList<>();
  private final List<Double> looks = new ArrayList<>();
  private volatile boolean over;

  private MeasureArrival(String guildhall) {
    api = guildhall + "/api/v1";
  }

  /** Arguments: address of Guildhall, how many write, how many seconds. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 3) {
      System.err.println("give: address of Guildhall, how many write, how many seconds");
      return;
    }
    new MeasureArrival(arguments[0])
        .measure(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
  }

  private void measure(int writers, int seconds) throws Exception {
    var mine = conversation();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing =
          IntStream.range(0, writers).mapToObj(i -> threads.submit(this::writeOn)).toList();
      var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      try {
        while (System.nanoTime() < end) {
          waits.add(waitFor(mine));
        }
      } finally {
        over = true;
      }
      for (var one : writing) {
        one.get();
      }
      print(seconds);
    }
  }

  private Void writeOn() throws IOException, InterruptedException {
    var conversation = conversation();
    while (!over) {
      reply(conversation, "Here is another thing that I learnt, and others may like to know it.");
      written.incrementAndGet();
    }
    return null;
  }

  /** Writes a word that nobody wrote before; in milliseconds. */
  private double waitFor(String conversation) throws IOException, InterruptedException {
    var word = "w" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + written.get() + "w";
    reply(conversation, "The word is " + word);
    var start = System.nanoTime();
    while (!isFound(word)) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(LONG_WAIT)) {
        throw new IllegalStateException("not found: " + word);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
    return (System.nanoTime() - start) / MILLION;
  }

  private boolean isFound(String word) throws IOException, InterruptedException {
    var start = System.nanoTime();
    var found = get("/search?q=%22" + word + "%22").contains(word);
    looks.add((System.nanoTime() - start) / MILLION);
    return found;
  }

  private String conversation() throws IOException, InterruptedException {
    var made =
        post(
            "/communities/developers/conversations",
            "{\"kind\":\"question\",\"title\":\"What did you learn?\",\"body\":\"Tell.\",\"tags\":[]}");
    var id = ID.matcher(made);
    if (!id.find()) {
      throw new IllegalStateException(made);
    }
    return id.group(1);
  }

  private void reply(String conversation, String body) throws IOException, InterruptedException {
    post("/conversations/" + conversation + "/posts", "{\"body\":\"" + body + "\"}");
  }

  private String post(String path, String json) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  private String get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(api + path))
        .header("Authorization", "Bearer demo-ada");
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private void print(int seconds) {
    System.out.printf("posts written a second  %.0f%n", (double) written.get() / seconds);
    print("found after", waits);
    print("a search took", looks);
  }

  private static void print(String what, List<Double> times) {
    Collections.sort(times);
    System.out.printf("%-14s %6d times", what, times.size());
    for (var part : new int[] {50, 95, 99}) {
      System.out.printf(", p%d %.0f ms", part, times.get(times.size() * part / 100));
    }
    System.out.println();
  }
}
