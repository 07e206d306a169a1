package org.guildhall.search.evaluate;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.guildhall.search.OpenNlpDetector;
import org.guildhall.search.lucene.Language;
import org.guildhall.search.lucene.LanguageDetector;
import org.guildhall.search.vectors.SentenceVectors;

/**
 * Judges the product's search on a firm's own searches, from the command line, and prints what it
 * is worth as one JSON object:
 *
 * <pre>java -jar guildhall-evaluate.jar DIR [--language xx] [--baseline] [--vectors]</pre>
 *
 * {@code DIR} is a {@link JudgedSet}; {@link Measures} and {@link Evaluation} tell what is printed.
 * With {@code --language} all texts and whoever searches have that language; without it the
 * language of each text is detected, and of a search it is guessed. {@code --baseline} judges plain
 * BM25 in place of the product, in the language that most of the texts have. What cannot be judged
 * gives one line on standard error, with file and line where a file is malformed, and exit status
 * 2.
 */
public final class Evaluate {
  private static final int FAILED = 2;
  private static final String USAGE = "Usage: DIR [--language xx] [--baseline] [--vectors]";

  private final LanguageDetector languages = new OpenNlpDetector();
  private Path folder;
  private Language language;
  private boolean baseline;
  private boolean vectors;

  private Evaluate() {}

  /** Marks the one place that may write to the console and end the program: this is one. */
  @Retention(RetentionPolicy.CLASS)
  @interface ForConsole {}

  /** The program. */
  @ForConsole
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int status = run(arguments, out, err);
    out.flush();
    if (status != 0) {
      System.exit(status);
    }
  }

  /** The program without its process; the exit status. */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    try {
      out.println(new Evaluate().parse(arguments).evaluate().json());
      return 0;
    } catch (IllegalArgumentException | IllegalStateException | MalformedFileException e) {
      return failed(err, e.getMessage());
    } catch (NoSuchFileException e) {
      return failed(err, "There is no such file: " + e.getFile());
    } catch (IOException e) {
      return failed(err, "Reading or writing failed: " + e);
    } catch (UncheckedIOException e) {
      return failed(err, "Reading or writing failed: " + e.getCause());
    }
  }

  private static int failed(PrintStream err, String sentence) {
    err.println(String.valueOf(sentence).replaceAll("\\p{Cntrl}+", " "));
    return FAILED;
  }

  private Evaluate parse(String[] arguments) {
    for (var i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--baseline" -> baseline = true;
        case "--vectors" -> vectors = true;
        case "--language" -> {
          require(i + 1 < arguments.length, "There must be a value after --language; " + USAGE);
          language = language(arguments[++i]);
        }
        default -> {
          require(!arguments[i].startsWith("--"), "There is no option " + arguments[i]);
          require(folder == null, "There must be one folder only; " + USAGE);
          folder = folder(arguments[i]);
        }
      }
    }
    require(!baseline || !vectors, "The baseline has no vectors; " + USAGE);
    require(folder != null, "The folder is missing; " + USAGE);
    require(Files.isDirectory(folder), "There is no such folder: " + folder);
    return this;
  }

  private static Language language(String code) {
    var known = Language.of(Locale.of(code));
    var codes =
        Arrays.stream(Language.values())
            .filter(one -> one != Language.OTHER)
            .map(Language::code)
            .collect(Collectors.joining(", "));
    require(known != Language.OTHER, "There is no language " + code + "; there are " + codes);
    return known;
  }

  private static Path folder(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("Not the name of a folder: " + name, e);
    }
  }

  private Evaluation evaluate() throws IOException {
    var set = new JudgedSet(folder);
    var index = Files.createTempDirectory("guildhall-evaluate");
    try {
      try (var contender = contender(set, index)) {
        return Evaluation.of(set, contender);
      }
    } finally {
      delete(index);
    }
  }

  private Contender contender(JudgedSet set, Path index) throws IOException {
    if (!baseline) {
      return new Product(index, language, languages, vectors ? SentenceVectors.load() : null);
    }
    return new Baseline(index, language == null ? majority(set) : language);
  }

  private Language majority(JudgedSet set) throws IOException {
    var votes = new EnumMap<Language, Integer>(Language.class);
    set.texts(
        text -> votes.merge(languages.ofText(text.title() + "\n" + text.body()), 1, Integer::sum));
    return votes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
