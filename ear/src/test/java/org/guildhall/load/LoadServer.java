package org.guildhall.load;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Brings generated posts into a server that runs with the demo, as its administrator.
 *
 * <pre>
 * java -cp ear/target/test-classes org.guildhall.load.LoadServer http://localhost:9080/guildhall Developers 10000 1
 * </pre>
 */
public final class LoadServer {
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(2);

  private final URI server;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  private LoadServer(String server) {
    this.server = URI.create(server + "/");
  }

  /** Arguments: address of Guildhall, name of a community, number of posts, seed. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 4) {
      System.err.println("give: address of Guildhall, name of a community, number of posts, seed");
      return;
    }
    var zip = Files.createTempFile("talk", ".zip");
    try {
      new GeneratedDump(Integer.parseInt(arguments[2]), Long.parseLong(arguments[3])).write(zip);
      var loading = new LoadServer(arguments[0]);
      loading.signIn();
      loading.bringIn(arguments[1], "load-" + arguments[2] + "-" + arguments[3], zip);
    } finally {
      Files.delete(zip);
    }
  }

  private void signIn() throws IOException, InterruptedException {
    get("home");
    var form =
        "j_username=farid&j_password=" + URLEncoder.encode("guildhall", StandardCharsets.UTF_8);
    send(
        HttpRequest.newBuilder(server.resolve("j_security_check"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private void bringIn(String community, String source, Path zip)
      throws IOException, InterruptedException {
    var page = get("administration/conversations");
    var option =
        Pattern.compile("<option value=\"(\\d+)\"[^>]*>" + Pattern.quote(community) + "<")
            .matcher(page);
    if (!option.find()) {
      throw new IllegalArgumentException("no community " + community);
    }
    var boundary = UUID.randomUUID().toString();
    var parts = new ArrayList<BodyPublisher>();
    for (var field :
        List.of(
            List.of("conversations", "conversations"),
            List.of("jakarta.faces.ViewState", "stateless"),
            List.of("community", option.group(1)),
            List.of("source", source),
            List.of("send", ""))) {
      parts.add(
          BodyPublishers.ofString(
              "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                  .formatted(boundary, field.getFirst(), field.getLast())));
    }
    parts.add(
        BodyPublishers.ofString(
            "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"talk.zip\"\r\nContent-Type: application/zip\r\n\r\n"
                .formatted(boundary)));
    parts.add(BodyPublishers.ofFile(zip));
    parts.add(BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    var begun =
        send(
            HttpRequest.newBuilder(server.resolve("administration/conversations"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(parts.toArray(BodyPublisher[]::new))));
    follow(begun.uri());
  }

  /** Tells how far the import is until it has ended. */
  private void follow(URI page) throws IOException, InterruptedException {
    if (!page.getPath().endsWith("/administration/import")) {
      throw new IllegalStateException("no import was begun");
    }
    for (boolean underWay = true; underWay; ) {
      LockSupport.parkNanos(PAUSE);
      var shown = send(HttpRequest.newBuilder(page)).body();
      underWay = shown.contains("<progress");
      var main = shown.replaceAll("(?s).*</h1>|</main>.*|<[^>]* hidden=[^>]*>[^<]*|<[^>]*>", " ");
      System.out.println(main.replaceAll("\\s+", " ").strip());
    }
  }

  private String get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(server.resolve(path))).body();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " from " + answer.uri());
    }
    return answer;
  }
}
