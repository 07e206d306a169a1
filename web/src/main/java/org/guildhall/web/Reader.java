package org.guildhall.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In which language this request is answered: the one chosen on the page, kept in a cookie, else
 * the first of the browser's that Guildhall speaks, else English.
 */
@Named
@RequestScoped
public class Reader {
  static final String COOKIE = "guildhall-language";

  private static final List<Locale> SPOKEN =
      List.of(Locale.ENGLISH, Locale.ITALIAN, Locale.of("ru"));

  @Inject private HttpServletRequest request;

  private Locale locale;

  public List<Locale> getSpoken() {
    return SPOKEN;
  }

  public Locale getLocale() {
    if (locale == null) {
      locale = chosen().or(this::wished).orElse(Locale.ENGLISH);
    }
    return locale;
  }

  /** All languages he reads, by his browser, the page's first; ISO 639 codes. */
  public List<String> languages() {
    return Stream.concat(Stream.of(getLocale()), Collections.list(request.getLocales()).stream())
        .map(Locale::getLanguage)
        .distinct()
        .toList();
  }

  /** The Guildhall language with that code, if it speaks it. */
  static Optional<Locale> spoken(String code) {
    return SPOKEN.stream().filter(locale -> locale.getLanguage().equals(code)).findFirst();
  }

  private Optional<Locale> chosen() {
    var cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> COOKIE.equals(cookie.getName()))
            .map(Cookie::getValue)
            .flatMap(code -> spoken(code).stream())
            .findFirst();
  }

  private Optional<Locale> wished() {
    return Collections.list(request.getLocales()).stream()
        .flatMap(wished -> spoken(wished.getLanguage()).stream())
        .findFirst();
  }
}
