package org.guildhall.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Brings generated posts into a server that runs with the demo, as its administrator, and tells how
 * far that is.
 *
 * <pre>
 * java -cp ear/target/test-classes org.guildhall.load.LoadServer http://localhost:9080/guildhall developers 10000 1
 * </pre>
 */
public final class LoadServer {
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(2);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private LoadServer() {}

  /** Arguments: address of Guildhall, slug of a community, number of posts, seed. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 4) {
      System.err.println("give: address of Guildhall, slug of a community, number of posts, seed");
      return;
    }
    var zip = Files.createTempFile("talk", ".zip");
    try {
      new GeneratedDump(Integer.parseInt(arguments[2]), Long.parseLong(arguments[3])).write(zip);
      var source = "load-" + arguments[2] + "-" + arguments[3];
      new LoadServer()
          .load(
              URI.create(
                  arguments[0] + "/api/v1/imports?community=" + arguments[1] + "&source=" + source),
              zip);
    } finally {
      Files.delete(zip);
    }
  }

  private void load(URI imports, Path zip) throws IOException, InterruptedException {
    var begun =
        client.send(
            request(imports)
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.ofFile(zip))
                .build(),
            BodyHandlers.ofString());
    if (begun.statusCode() != 202) {
      throw new IllegalStateException(begun.body());
    }
    var address = URI.create(begun.headers().firstValue("Location").orElseThrow());
    for (boolean ended = false; !ended; ) {
      LockSupport.parkNanos(PAUSE);
      var shown = client.send(request(address).build(), BodyHandlers.ofString()).body();
      System.out.println(shown);
      ended = !shown.contains("\"endedAt\":null");
    }
  }

  private static HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).header("Authorization", "Bearer demo-farid");
  }
}
