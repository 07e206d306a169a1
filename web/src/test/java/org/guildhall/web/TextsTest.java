package org.guildhall.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Map<String, String> ENGLISH = bundle("");
  private static final Map<Locale, Map<String, String>> ALL =
      Map.of(
          Locale.ENGLISH, ENGLISH, Locale.ITALIAN, bundle("_it"), Locale.of("ru"), bundle("_ru"));

  /** A literal that looks like a key, or like the beginning of one: {@code 'language.'}. */
  private static final Pattern LITERAL = Pattern.compile("['\"]([a-z]+[a-z0-9.-]*)['\"]");

  /** The beginning of the keys of an enum's constants. */
  private static final Pattern NAMED = Pattern.compile("\\.name\\(['\"]([a-z.-]+)['\"],");

  private static final Pattern KEY_ASKED =
      Pattern.compile("text\\.of\\('([a-z0-9.-]+[a-z0-9])'[,)]");

  private static final Pattern PROBLEM = Pattern.compile("\"(problem\\.[a-z0-9.-]*[a-z0-9])\"");

  private static final Pattern RULE =
      Pattern.compile("(?:denied|BusinessException|DeniedException|super)\\(\\s*\"([a-z.-]+)\"");

  @Test
  void everyLanguageHasTheSameKeys() {
    ALL.forEach(
        (locale, texts) -> assertEquals(ENGLISH.keySet(), texts.keySet(), locale.toString()));
  }

  @Test
  void noKeyStandsTwice() throws IOException {
    for (var suffix : List.of("", "_it", "_ru")) {
      try (var in = TextsTest.class.getResourceAsStream("Texts" + suffix + ".properties")) {
        var keys = new TreeSet<String>();
        var twice =
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(" = "))
                .map(line -> line.substring(0, line.indexOf(" = ")))
                .filter(key -> !keys.add(key))
                .toList();
        assertEquals(List.of(), twice, suffix);
      }
    }
  }

  @Test
  void everyPatternParsesAndTakesTheSameArguments() {
    ALL.forEach(
        (locale, texts) ->
            texts.forEach(
                (key, pattern) ->
                    assertEquals(
                        new MessageFormat(ENGLISH.get(key), Locale.ENGLISH).getArgumentNames(),
                        new MessageFormat(pattern, locale).getArgumentNames(),
                        key + " " + locale)));
  }

  @Test
  void noApostropheIsTakenForAQuote() {
    ALL.forEach(
        (locale, texts) ->
            texts.forEach((key, text) -> assertFalse(text.contains("'"), key + " " + locale)));
  }

  @Test
  void everyKeyThatAPageAsksForExists() {
    var asked =
        sources().stream()
            .flatMap(source -> KEY_ASKED.matcher(source).results())
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    asked.removeAll(ENGLISH.keySet());
    assertEquals(Set.of(), asked);
  }

  @Test
  void everyKeyThatARuleGivesExists() {
    var given =
        sources().stream()
            .flatMap(source -> RULE.matcher(source).results())
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    given.removeAll(ENGLISH.keySet());
    assertEquals(Set.of(), given);
  }

  @Test
  void everyKeyOfAProblemExists() {
    var told =
        sources().stream()
            .flatMap(source -> PROBLEM.matcher(source).results())
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    told.removeAll(ENGLISH.keySet());
    assertEquals(Set.of(), told);
  }

  @Test
  void noKeyIsUnused() {
    var literals =
        sources().stream()
            .flatMap(source -> LITERAL.matcher(source).results())
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    sources().stream()
        .flatMap(source -> NAMED.matcher(source).results())
        .forEach(found -> literals.add(found.group(1) + "."));
    var unused =
        ENGLISH.keySet().stream()
            .filter(key -> !isUsed(key, literals))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), unused);
  }

  /** As it stands, or made of a beginning and an end: {@code text.name('facet', …)}. */
  private static boolean isUsed(String key, Set<String> literals) {
    if (literals.contains(key)) {
      return true;
    }
    for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
      if (literals.contains(key.substring(0, dot + 1))) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, String> bundle(String suffix) {
    var texts = new Properties();
    try (var in = TextsTest.class.getResourceAsStream("Texts" + suffix + ".properties");
        var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var sorted = new TreeMap<String, String>();
    texts.forEach((key, text) -> sorted.put((String) key, (String) text));
    return sorted;
  }

  /** All pages, and all Java of the house. */
  private static List<String> sources() {
    return Stream.of("src/main", "../ejb/src/main", "../search/src/main")
        .flatMap(folder -> files(Path.of(folder)).stream())
        .toList();
  }

  private static List<String> files(Path folder) {
    try (var walk = Files.walk(folder)) {
      return walk.filter(file -> file.toString().matches(".*\\.(xhtml|java)"))
          .map(TextsTest::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
