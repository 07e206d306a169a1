package org.guildhall.importer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guildhall.importer.StackExchangeDump.Link;
import org.jsoup.Jsoup;

/**
 * Links among the posts of a Stack Exchange site, which shall lead to where those posts stand now.
 *
 * <p>A dump does not say what its site was called. But it lists which post points to which, and the
 * host of the addresses that do so is the site's. Related sites count their posts alike, so that a
 * number alone proves nothing.
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

  /**
   * The host that most of the links which the dump lists are addressed to.
   *
   * @param html the text of the post of that number; null where there is none
   */
  static Optional<String> host(Collection<Link> links, LongFunction<String> html) {
    var times = new HashMap<String, Integer>();
    for (var link : links) {
      var text = html.apply(link.fromPostId());
      if (text != null) {
        addresses(text)
            .filter(address -> host(address) != null)
            .filter(address -> posts(address).contains(link.toPostId()))
            .forEach(address -> times.merge(host(address), 1, Integer::sum));
      }
    }
    return times.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
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
