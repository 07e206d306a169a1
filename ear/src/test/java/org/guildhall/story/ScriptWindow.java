package org.guildhall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A browser window on scripts of ours without a server: what it asks for is answered from the web
 * module's folder, under the policy that the server sends. What the browser complains of fails the
 * story when the window is closed.
 */
final class ScriptWindow implements AutoCloseable {
  /** Where browsers give scripts their own cryptography, and where they do not. */
  static final String SECURE = "https://guildhall.test";

  static final String PLAIN = "http://guildhall.test";

  private static final Path WEB = checkout().resolve("web/src/main");
  private static final Map<String, String> KINDS =
      Map.of("js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
          + "img-src 'self' https: data:; form-action 'self'; object-src 'none'; "
          + "base-uri 'none'; frame-ancestors 'self'";

  private static final Pattern CONTENT =
      Pattern.compile("<ui:define name=\"content\">(.*?)</ui:define>", Pattern.DOTALL);
  private static final Pattern HEAD =
      Pattern.compile("<ui:define name=\"head\">(.*?)</ui:define>", Pattern.DOTALL);
  private static final Pattern EACH =
      Pattern.compile(
          "<c:forEach items=\"#\\{'([^']*)'\\.split\\(' '\\)\\}\" var=\"key\">"
              + "<p data-say=\"#\\{key\\}\">#\\{text\\.of\\('([a-z.-]+)'\\.concat\\(key\\)[^}]*?"
              + "(?:'\\{\\d\\}'[^}']*)*\\)\\}</p></c:forEach>");
  private static final Pattern TEXT = Pattern.compile("#\\{text\\.of\\('([a-z.-]+)'\\)\\}");
  private static final Pattern RESOURCE =
      Pattern.compile("#\\{resource\\['guildhall:([a-z.-]+)'\\]\\}");

  private final BrowserContext context;
  private final Page page;
  private final List<String> requests = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  private ScriptWindow(Browser browser, String origin, String html) {
    context = browser.newContext(new Browser.NewContextOptions().setBaseURL(origin));
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.route("**/*", route -> answer(route, html));
    page.navigate("/");
  }

  /** On an empty page. */
  static ScriptWindow empty(Browser browser, String origin) {
    return new ScriptWindow(browser, origin, "<!DOCTYPE html><title>empty</title>");
  }

  /** On a page that needs nothing but texts of the server, in that language ("" is English). */
  static ScriptWindow on(Browser browser, String view, String language) {
    return new ScriptWindow(browser, SECURE, rendered(view, language));
  }

  Page page() {
    return page;
  }

  /** How often something was asked for so far. */
  int requests() {
    return requests.size();
  }

  /**
   * What a function of JavaScript gives that is called with a module of ours and an argument, as
   * {@code async (module, argument) => …}.
   */
  Object run(String module, String function, Object argument) {
    return page.evaluate(
        "async ([url, argument]) => (" + function + ")(await import(url), argument)",
        List.of("/guildhall/" + module, argument));
  }

  private void answer(Route route, String html) {
    var address = route.request().url();
    requests.add(address);
    var path = address.replaceFirst("https?://[^/]+", "");
    var options = new Route.FulfillOptions();
    if (path.equals("/")) {
      options
          .setContentType("text/html; charset=utf-8")
          .setHeaders(Map.of("content-security-policy", POLICY))
          .setBody(html);
    } else if (path.startsWith("/guildhall/")) {
      var ending = path.substring(path.lastIndexOf('.') + 1);
      options
          .setContentType(KINDS.getOrDefault(ending, "text/plain") + "; charset=utf-8")
          .setBody(read(WEB.resolve("webapp/resources" + path)));
    } else {
      options.setStatus(204);
    }
    route.fulfill(options);
  }

  /** Enough of Facelets for a page of texts: the server's own rendering is tried elsewhere. */
  private static String rendered(String view, String language) {
    var source = read(WEB.resolve("webapp/" + view + ".xhtml"));
    var html =
        "<!DOCTYPE html><html lang='"
            + (language.isEmpty() ? "en" : language)
            + "'><head><meta charset='utf-8'/><meta name='viewport'"
            + " content='width=device-width, initial-scale=1'/><title>Guildhall</title>"
            + "<link rel='stylesheet' href='/guildhall/guildhall.css'/>"
            + found(HEAD, source)
            + "<script type='module' src='/guildhall/guildhall.js'></script>"
            + "</head><body><main id='main'>"
            + found(CONTENT, source)
            + "</main></body></html>";
    var texts = texts(language);
    html =
        EACH.matcher(html)
            .replaceAll(
                each ->
                    Matcher.quoteReplacement(
                        Stream.of(each.group(1).split(" "))
                            .map(key -> says(key, texts.getProperty(each.group(2) + key)))
                            .collect(Collectors.joining())));
    html =
        TEXT.matcher(html)
            .replaceAll(text -> Matcher.quoteReplacement(texts.getProperty(text.group(1))));
    html = RESOURCE.matcher(html).replaceAll("/guildhall/$1");
    assertEquals(-1, html.indexOf("#{"), "an expression that this cannot read");
    return html.replaceAll("<(progress|select|p|ul|ol|div)( [^>]*)/>", "<$1$2></$1>");
  }

  private static String says(String key, String text) {
    return "<p data-say=\""
        + key
        + "\">"
        + text.replace("&", "&amp;").replace("<", "&lt;")
        + "</p>";
  }

  private static String found(Pattern pattern, String source) {
    var matcher = pattern.matcher(source);
    return matcher.find() ? matcher.group(1) : "";
  }

  static Properties texts(String language) {
    var name = language.isEmpty() ? "Texts" : "Texts_" + language;
    var texts = new Properties();
    try (var reader =
        Files.newBufferedReader(
            WEB.resolve("resources/org/guildhall/web/" + name + ".properties"))) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /** A fixture as text; the story is skipped where there are none. */
  static String fixture(String name) {
    var path = Path.of(System.getProperty("guildhall.fixtures", ""), name);
    Assumptions.assumeTrue(Files.exists(path), path + " is absent: story skipped");
    return read(path);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path checkout() {
    var at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("mvnw"))) {
      at = at.getParent();
    }
    return at;
  }

  @Override
  public void close() {
    context.close();
    assertEquals(List.of(), complaints);
  }
}
