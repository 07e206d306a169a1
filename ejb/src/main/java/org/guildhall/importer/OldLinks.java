package org.guildhall.importer;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/**
 * Links among the posts of a Stack Exchange site, which shall lead to where those posts stand now.
 *
 * <p>Related sites count their posts alike, so that a number alone proves nothing: the host has to
 * be known.
 */
class OldLinks {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:(?:https?:)?//(?<host>[^/?#]+))?(?<path>/[^?#]*)?(?:\\?[^#]*)?(?:#(?<fragment>.*))?",
          Pattern.CASE_INSENSITIVE);

  /**
   * A question, perhaps with one of its answers; {@code /q/} and {@code /a/} are followed by who
   * shared.
   */
  private static final Pattern PATH =
      Pattern.compile(
          "/(?:questions/(\\d{1,18})(?:/[^/]*(?:/(\\d{1,18}))?)?|[qa]/(\\d{1,18})(?:/\\d*)?)/?");

  private static final Pattern FRAGMENT = Pattern.compile("(?:comment\\d+_)?(\\d{1,18})");

  private final String host;
  private final LongFunction<String> newAddress;

  /**
   * @param host the site's, in lower case; null when nothing told it, so that only addresses
   *     without a host are the site's own
   * @param newAddress where the post of that number stands now; null where it did not come in
   */
  OldLinks(String host, LongFunction<String> newAddress) {
    this.host = host;
    this.newAddress = newAddress;
  }

  /** The hosts of those addresses in a text that lead to one of these posts; in lower case. */
  static Stream<String> hosts(String html, Set<Long> targets) {
    return addresses(html)
        .filter(address -> host(address) != null)
        .filter(address -> posts(address).stream().anyMatch(targets::contains))
        .map(OldLinks::host);
  }

  /** Whether it is worth while to look for links in the text. */
  static boolean mayBeIn(String text) {
    return text.contains("/q/")
        || text.contains("/a/")
        || text.contains("/questions/")
        || text.contains("href=\"/")
        || text.contains("](/");
  }

  /** All posts that links of the text may lead to, on whatever site. */
  static Stream<Long> targets(String html) {
    return addresses(html).flatMap(address -> posts(address).stream());
  }

  /** All posts that an address may lead to, on whatever site. */
  static List<Long> targetsOf(String written) {
    var address = ADDRESS.matcher(written.strip());
    return address.matches() ? posts(address) : List.of();
  }

  private static Stream<Matcher> addresses(String html) {
    return written(html).map(address -> ADDRESS.matcher(address.strip())).filter(Matcher::matches);
  }

  private static Stream<String> written(String html) {
    return Jsoup.parseBodyFragment(html).select("a[href]").stream().map(link -> link.attr("href"));
  }

  private static String host(Matcher address) {
    var host = address.group("host");
    return host == null ? null : host.toLowerCase(Locale.ROOT);
  }

  /** The posts that an address names, the one it scrolls to first. */
  private static List<Long> posts(Matcher address) {
    var path = PATH.matcher(text(address.group("path")));
    if (!path.matches()) {
      return List.of();
    }
    var fragment = FRAGMENT.matcher(text(address.group("fragment")));
    return Stream.of(
            fragment.matches() ? fragment.group(1) : null,
            path.group(2),
            path.group(1),
            path.group(3))
        .filter(number -> number != null)
        .map(Long::valueOf)
        .toList();
  }

  private static String text(String maybe) {
    return maybe == null ? "" : maybe;
  }

  /**
   * The address that a link shall have now: that of the post if it came in; else an address without
   * a host gets the old site's, because here it would lead nowhere.
   */
  String now(String written) {
    var address = ADDRESS.matcher(written.strip());
    if (!address.matches() || address.group("path") == null) {
      return written;
    }
    var ofHost = host(address);
    if (ofHost != null && !ofHost.equals(host)) {
      return written;
    }
    return posts(address).stream()
        .map(newAddress::apply)
        .filter(found -> found != null)
        .findFirst()
        .orElse(ofHost == null && host != null ? "https://" + host + written.strip() : written);
  }

  /** Whether any link in the text has another address now. */
  boolean turnAny(String html) {
    return written(html).anyMatch(address -> !now(address).equals(address));
  }
}
