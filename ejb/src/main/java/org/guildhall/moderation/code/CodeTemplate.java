package org.guildhall.moderation.code;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The firm's template, with which a code of conduct begins: {@code code.properties} names the
 * clauses in their order and how much each weighs, {@code code_en.properties} and its like say them
 * in a language. A firm that sets {@code guildhall.moderation.template} has these files in a folder
 * of its own, in UTF-8; ours stand beside this class.
 */
@ApplicationScoped
public class CodeTemplate {
  /** Languages in which we look for texts. */
  private static final List<String> LANGUAGES = List.of("en", "it", "ru", "de", "es", "fr");

  @Inject
  @ConfigProperty(name = "guildhall.moderation.template")
  private Optional<String> folder;

  private List<ClauseText> clauses;

  /**
   * @throws IllegalStateException when the firm's own files are not a template
   */
  @PostConstruct
  void read() {
    var names = properties("code.properties").orElseThrow(() -> wrong("has no code.properties"));
    var texts = new TreeMap<String, Properties>();
    for (var language : LANGUAGES) {
      properties("code_" + language + ".properties").ifPresent(found -> texts.put(language, found));
    }
    clauses = new ArrayList<>();
    for (var name : names.getProperty("clauses", "").strip().split("\\s*,\\s*")) {
      clauses.add(clause(name, names.getProperty(name, ""), texts));
    }
    if (clauses.size() > CodeService.MOST_CLAUSES) {
      throw wrong("has more clauses than " + CodeService.MOST_CLAUSES);
    }
  }

  private ClauseText clause(String name, String severity, TreeMap<String, Properties> texts) {
    var said = new TreeMap<String, String>();
    texts.forEach(
        (language, properties) -> {
          var text = properties.getProperty(name, "").strip();
          if (text.length() > Clause.TEXT_MAX) {
            throw wrong("says too much in " + language + ": " + name);
          }
          if (!text.isEmpty()) {
            said.put(language, text);
          }
        });
    if (said.isEmpty()) {
      throw wrong("does not say what this clause is: " + name);
    }
    return new ClauseText(severity(name, severity), said);
  }

  private Severity severity(String name, String severity) {
    try {
      return Severity.valueOf(severity.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw wrong("must say whether this clause is ordinary or flagrant: " + name);
    }
  }

  private IllegalStateException wrong(String what) {
    return new IllegalStateException("guildhall.moderation.template " + what);
  }

  private Optional<Properties> properties(String name) {
    try (var in = open(name)) {
      if (in == null) {
        return Optional.empty();
      }
      var properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return Optional.of(properties);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream open(String name) throws IOException {
    if (folder.isEmpty()) {
      return CodeTemplate.class.getResourceAsStream(name);
    }
    var file = Path.of(folder.get(), name);
    return Files.exists(file) ? Files.newInputStream(file) : null;
  }

  List<ClauseText> clauses() {
    return clauses;
  }
}
