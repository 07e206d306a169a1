package org.guildhall.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the documentation to what is there: its links, and the settings that it lists. */
class DocsTest {
  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
  private static final Pattern NO_PART_OF_AN_ANCHOR = Pattern.compile("[^\\p{L}\\p{N} _-]");

  private static final Pattern PROPERTY =
      Pattern.compile(
          "@ConfigProperty\\(\\s*name\\s*=\\s*\"([^\"]+)\""
              + "(?:,\\s*defaultValue\\s*=\\s*\"([^\"]*)\")?\\s*\\)");
  private static final Pattern LOOKED_UP =
      Pattern.compile("\\bget(?:Optional)?Value\\(\\s*\"(guildhall\\.[^\"]+)\"");
  private static final Pattern VARIABLE =
      Pattern.compile("<variable\\s+name=\"([^\"]+)\"\\s+(?:value|defaultValue)=\"([^\"]*)\"");
  private static final Pattern BOOTSTRAP = Pattern.compile("(?m)^(guildhall\\.\\S+)=(.*)$");
  private static final Pattern COORDINATES =
      Pattern.compile("\\b[a-z][a-z0-9.]+:[a-z0-9-]+:(\\d[\\w.-]*\\w)");
  private static final Pattern SETTING_ROW =
      Pattern.compile("(?m)^\\| `((?:guildhall|https?)\\.[\\w.-]+)` \\| ([^|]*) \\|");

  /** A row of the security checklist: its numbers, its answer, and by what that is shown. */
  private static final Pattern REQUIREMENT =
      Pattern.compile("(?m)^\\| ([0-9][0-9., ]*) \\| [^|]+ \\| ([^|]+) \\| ([^|]+) \\|$");

  private static final Pattern NOT_MET =
      Pattern.compile("(?m)^\\| ([0-9][0-9., ]*) \\| [^|]+ \\|$");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)\\.([a-z]\\w+)`");
  private static final Pattern SHOWN =
      Pattern.compile("`[A-Z]\\w+\\.[a-z]\\w+`|\\]\\(|by reading|this (?:line|page)");

  /** Folders of what is built, gathered or kept by tools. */
  private static final Set<String> NOT_OURS = Set.of("target", ".git", ".guildhall", ".idea");

  private static final Path CHECKOUT = checkout();
  private static final Path SECURITY = CHECKOUT.resolve("config/docs/security.md");

  private static final Path PRIVACY = CHECKOUT.resolve("config/docs/privacy.md");
  private static final Pattern KEPT = Pattern.compile("Kept\\.(?:of|where)\\(\\s*\"([a-z-]+)\"");
  private static final Pattern TABLE = Pattern.compile("(?m)^create table (\\w+)");

  /** Of ASVS 5.0.0 at levels 1 and 2, without the seven of WebRTC, which is not there. */
  private static final int REQUIREMENTS = 246;

  @Test
  void everyLinkLeadsSomewhere() {
    var broken = new ArrayList<String>();
    for (var page : files(CHECKOUT, ".md")) {
      var links = LINK.matcher(FENCED.matcher(read(page)).replaceAll(""));
      while (links.find()) {
        if (!leadsSomewhere(page, links.group(1))) {
          broken.add(CHECKOUT.relativize(page) + ": " + links.group(1));
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  @Test
  void everySettingIsInTheInstallationGuideAndEveryOneThereExists() {
    assertEquals(settings().keySet(), documented().keySet());
  }

  @Test
  void defaultsInTheInstallationGuideAreTheRealOnes() {
    var wrong = new TreeSet<String>();
    var documented = documented();
    settings()
        .forEach(
            (name, fallback) -> {
              var told = documented.getOrDefault(name, "");
              if (!fallback.isEmpty() && !told.contains("`" + fallback + "`")) {
                wrong.add(name + " is " + fallback + ", the guide says " + told);
              }
            });
    assertEquals(Set.of(), wrong);
  }

  private static boolean leadsSomewhere(Path page, String link) {
    if (ELSEWHERE.matcher(link).matches()) {
      return true;
    }
    int hash = link.indexOf('#');
    var file = hash < 0 ? link : link.substring(0, hash);
    var target = file.isEmpty() ? page : page.resolveSibling(file);
    return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
  }

  private static Set<String> anchors(Path page) {
    var anchors = new TreeSet<String>();
    var headings = HEADING.matcher(FENCED.matcher(read(page)).replaceAll(""));
    while (headings.find()) {
      var words = NO_PART_OF_AN_ANCHOR.matcher(headings.group(1).strip()).replaceAll("");
      anchors.add(words.toLowerCase(Locale.ROOT).replace(' ', '-'));
    }
    return anchors;
  }

  @Test
  void librariesToInstallAreThoseThatAreTested() {
    var pom = read(CHECKOUT.resolve("pom.xml"));
    var named = COORDINATES.matcher(read(CHECKOUT.resolve("config/docs/install.md"))).results();
    var versions = named.map(one -> one.group(1)).toList();
    assertFalse(versions.isEmpty());
    versions.forEach(one -> assertTrue(pom.contains(".version>" + one + "</"), one));
  }

  /** Whoever keeps something more says why, and how long. */
  @Test
  void everythingThatIsKeptAboutPeopleIsExplained() {
    var told = read(PRIVACY);
    var missing = new TreeSet<String>();
    for (var file : files(CHECKOUT.resolve("ejb/src/main"), "Data.java")) {
      KEPT.matcher(read(file)).results().map(found -> found.group(1)).forEach(missing::add);
    }
    assertTrue(missing.size() > 50, missing::toString);
    for (var file : files(CHECKOUT.resolve("ejb/src/main"), ".sql")) {
      TABLE.matcher(read(file)).results().map(found -> found.group(1)).forEach(missing::add);
    }
    missing.removeIf(name -> told.contains("`" + name + "`"));
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyTestThatAChecklistNamesExists() {
    var sources = new TreeMap<String, String>();
    for (var source : files(CHECKOUT, ".java")) {
      if (source.toString().replace('\\', '/').contains("/src/test/")) {
        sources.put(String.valueOf(source.getFileName()), read(source));
      }
    }
    var missing = new TreeSet<String>();
    var named = TEST.matcher(read(SECURITY) + read(PRIVACY));
    while (named.find()) {
      var test = Pattern.compile("\\bvoid " + named.group(2) + "\\(");
      if (!test.matcher(sources.getOrDefault(named.group(1) + ".java", "")).find()) {
        missing.add(named.group());
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyRequirementOfTheSecurityChecklistIsAnsweredOnceAndShown() {
    var answered = new ArrayList<String>();
    var unmet = new TreeSet<String>();
    for (var row : REQUIREMENT.matcher(read(SECURITY)).results().toList()) {
      var numbers = List.of(row.group(1).split(", "));
      answered.addAll(numbers);
      if (row.group(2).startsWith("Not met")) {
        unmet.addAll(numbers);
      }
      assertTrue(SHOWN.matcher(row.group(3)).find(), row.group());
    }
    assertEquals(new TreeSet<>(answered).size(), answered.size());
    assertEquals(REQUIREMENTS, answered.size());
    var listed = new TreeSet<String>();
    NOT_MET
        .matcher(read(SECURITY))
        .results()
        .forEach(row -> listed.addAll(List.of(row.group(1).split(", "))));
    assertEquals(listed, unmet);
  }

  /** All settings with their defaults, empty where there is none: of the code and the server. */
  private static Map<String, String> settings() {
    var settings = new TreeMap<String, String>();
    for (var source : files(CHECKOUT, ".java")) {
      if (source.toString().replace('\\', '/').contains("/src/main/")) {
        collect(PROPERTY, source, settings);
        collect(LOOKED_UP, source, settings);
      }
    }
    for (var piece : files(CHECKOUT.resolve("config/server"), ".xml")) {
      collect(VARIABLE, piece, settings);
    }
    collect(BOOTSTRAP, CHECKOUT.resolve("config/server/bootstrap.properties"), settings);
    assertFalse(settings.isEmpty());
    return settings;
  }

  private static void collect(Pattern pattern, Path file, Map<String, String> settings) {
    var found = pattern.matcher(read(file));
    while (found.find()) {
      var fallback = found.groupCount() > 1 && found.group(2) != null ? found.group(2) : "";
      fallback = fallback.replace("&amp;", "&");
      settings.merge(found.group(1), fallback, (one, other) -> one.isEmpty() ? other : one);
    }
  }

  private static Map<String, String> documented() {
    var documented = new TreeMap<String, String>();
    var rows = SETTING_ROW.matcher(read(CHECKOUT.resolve("config/docs/install.md")));
    while (rows.find()) {
      documented.put(rows.group(1), rows.group(2));
    }
    return documented;
  }

  private static List<Path> files(Path root, String ending) {
    var files = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(ending)) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertFalse(files.isEmpty(), "no " + ending + " below " + root);
    return files;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of the checkout: the nearest above the working directory that has the wrapper. */
  private static Path checkout() {
    var at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("mvnw"))) {
      at = at.getParent();
    }
    return at;
  }
}
