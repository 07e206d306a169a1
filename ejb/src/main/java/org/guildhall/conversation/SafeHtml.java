package org.guildhall.conversation;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Keeps of any HTML only what is safe and fitting inside a page: the one list of what a post may
 * contain. What is not on it goes; its words stay, save those of scripts and styles.
 */
class SafeHtml {
  private static final Pattern LANGUAGE = Pattern.compile("language-[\\w+#.-]{1,40}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern SCHEME =
      Pattern.compile("^[a-z][a-z0-9+.-]*:", Pattern.CASE_INSENSITIVE);

  /** Browsers drop these anywhere in an address before they read it. */
  private static final Pattern IGNORED_IN_ADDRESSES = Pattern.compile("[\\x00-\\x20]");

  private static final Pattern HEADING = Pattern.compile("<(/?)h([3-6])>");
  private static final int AUTHOR_LEVEL = 2;

  private final PolicyFactory policy =
      new HtmlPolicyBuilder()
          .allowElements("p", "br", "hr", "blockquote", "ul", "ol", "li", "pre", "code")
          .allowElements("table", "thead", "tbody", "tr", "th", "td", "label")
          .allowElements("em", "strong", "del", "b", "i", "u", "s", "ins", "mark", "small")
          .allowElements("sub", "sup", "kbd", "samp", "var", "abbr", "cite", "q")
          .allowElements((name, attributes) -> "h3", "h1")
          .allowElements((name, attributes) -> "h4", "h2")
          .allowElements((name, attributes) -> "h5", "h3")
          .allowElements((name, attributes) -> "h6", "h4", "h5", "h6")
          .allowElements(SafeHtml::link, "a")
          .allowElements(SafeHtml::image, "img")
          .allowElements(SafeHtml::checkbox, "input")
          .allowUrlProtocols("http", "https", "mailto")
          .allowAttributes("href")
          .onElements("a")
          .allowAttributes("src")
          .matching((element, attribute, address) -> imageAddress(address))
          .onElements("img")
          .allowAttributes("alt")
          .onElements("img")
          .allowAttributes("title")
          .onElements("a", "img", "abbr")
          .allowAttributes("class")
          .matching(LANGUAGE)
          .onElements("code")
          .allowAttributes("align")
          .matching(false, "left", "center", "right")
          .onElements("th", "td")
          .allowAttributes("start")
          .matching(NUMBER)
          .onElements("ol")
          .allowAttributes("type")
          .matching(false, "checkbox")
          .onElements("input")
          .allowAttributes("checked")
          .onElements("input")
          .toFactory();

  String of(String html) {
    return stepwise(policy.sanitize(html));
  }

  /**
   * Headings that go down one level at a time, from the {@code h2} that names a post's author, as
   * WCAG asks for: people choose "##" for its size.
   */
  private static String stepwise(String html) {
    var level = new AtomicInteger(AUTHOR_LEVEL);
    return HEADING
        .matcher(html)
        .replaceAll(
            tag -> {
              if (tag.group(1).isEmpty()) {
                level.set(Math.min(Integer.parseInt(tag.group(2)), level.get() + 1));
              }
              return "<" + tag.group(1) + "h" + level + ">";
            });
  }

  /** The name and values of attributes alternate in the list, as the sanitizer has it. */
  private static String link(String name, List<String> attributes) {
    var href = attributes.indexOf("href");
    if (href < 0) {
      return null;
    }
    var address = plain(attributes.get(href + 1));
    if (isAbsolute(address) && !startsWith(address, "mailto:")) {
      attributes.addAll(List.of("rel", "nofollow noopener noreferrer"));
    }
    return name;
  }

  private static String image(String name, List<String> attributes) {
    if (!attributes.contains("src")) {
      return null;
    }
    if (!attributes.contains("alt")) {
      attributes.addAll(List.of("alt", ""));
    }
    attributes.addAll(List.of("loading", "lazy", "referrerpolicy", "no-referrer"));
    return name;
  }

  private static String checkbox(String name, List<String> attributes) {
    if (!attributes.contains("type")) {
      return null;
    }
    attributes.addAll(List.of("disabled", "disabled"));
    return name;
  }

  /** Images come over https; one that was written with http mostly is to be had there too. */
  private static String imageAddress(String written) {
    var address = plain(written);
    if (startsWith(address, "//")) {
      return "https:" + address;
    }
    if (startsWith(address, "http://")) {
      return "https" + address.substring("http".length());
    }
    return !isAbsolute(address) || startsWith(address, "https://") ? address : null;
  }

  private static boolean isAbsolute(String address) {
    return address.startsWith("//") || SCHEME.matcher(address).find();
  }

  private static boolean startsWith(String address, String prefix) {
    return address.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  /** The address as a browser reads it, where that differs from what stands there. */
  private static String plain(String address) {
    return IGNORED_IN_ADDRESSES.matcher(address).replaceAll("").replace('\\', '/');
  }
}
