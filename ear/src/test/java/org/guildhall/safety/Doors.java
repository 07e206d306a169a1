package org.guildhall.safety;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.guildhall.web.community.LeadAct;
import org.guildhall.web.conversation.Act;

/**
 * All by which the web module can be entered, found in what was built so that none is forgotten:
 *
 * <ul>
 *   <li>{@code GET /api/v1/me}: a method of a resource or of a servlet
 *   <li>{@code filter Door}: what stands before these, and may answer in their place
 *   <li>{@code page home}: a page
 *   <li>{@code act community/show showCommunity.join}: what a button of a page calls, also one that
 *       stands in a tag or a template which the page uses
 * </ul>
 */
final class Doors {
  private static final JavaClasses WEB =
      new ClassFileImporter().importPackages("org.guildhall.web");

  private static final Map<String, String> VERBS =
      Map.of(
          "doGet", "GET", "doPost", "POST", "doPut", "PUT", "doDelete", "DELETE", "service", "ANY");

  /** A tag that is written in Java has no source; what its buttons do is asked of {@link Act}. */
  private static final Pattern TAG =
      Pattern.compile("<tag-name>([^<]+)</tag-name>\\s*(?:<source>([^<]+)</source>|<component>)");

  private static final Pattern ACTION = Pattern.compile("\\baction=\"#\\{([^\"]+)}\"");
  private static final Pattern USED = Pattern.compile("<g:([a-z-]+)");
  private static final Pattern INCLUDED =
      Pattern.compile("\\b(?:template|src)=\"([^\"#]+\\.xhtml)");

  private final Map<String, String> files = files();
  private final Set<String> found = new TreeSet<>();

  private Doors() {
    WEB.forEach(this::inClass);
    files.keySet().stream()
        .filter(file -> file.endsWith(".xhtml") && !file.startsWith("WEB-INF/"))
        .forEach(this::inPage);
  }

  static Set<String> all() {
    return new Doors().found;
  }

  private void inClass(JavaClass type) {
    if (type.isAnnotatedWith(Path.class)) {
      var path = root() + type.getAnnotationOfType(Path.class).value();
      type.getMethods()
          .forEach(method -> verbs(method).forEach(verb -> found.add(verb + path + path(method))));
    }
    if (type.isAnnotatedWith(WebServlet.class)) {
      var path = type.getAnnotationOfType(WebServlet.class).value()[0];
      type.getMethods().stream()
          .filter(method -> VERBS.containsKey(method.getName()))
          .forEach(method -> found.add(VERBS.get(method.getName()) + " " + path));
    }
    if (type.isAnnotatedWith(WebFilter.class)) {
      found.add("filter " + type.getSimpleName());
    }
  }

  private static String root() {
    return WEB.stream()
        .filter(type -> type.isAnnotatedWith(ApplicationPath.class))
        .map(type -> " " + type.getAnnotationOfType(ApplicationPath.class).value())
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> verbs(JavaMethod method) {
    return method.getAnnotations().stream()
        .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
        .map(annotation -> annotation.getRawType().getSimpleName());
  }

  private static String path(JavaMethod method) {
    return method.isAnnotatedWith(Path.class) ? method.getAnnotationOfType(Path.class).value() : "";
  }

  private void inPage(String file) {
    var page = file.substring(0, file.length() - ".xhtml".length());
    found.add("page " + page);
    var parts = new HashSet<String>();
    gather(file, parts);
    parts.stream()
        .map(files::get)
        .flatMap(markup -> ACTION.matcher(markup).results())
        .flatMap(action -> acts(action.group(1)))
        .forEach(act -> found.add("act " + page + " " + act));
  }

  /** What an action does; one button of several is told by what it is called. */
  private static Stream<String> acts(String action) {
    return switch (action) {
      case "showConversation.act" ->
          Arrays.stream(Act.values()).map(act -> action + " " + act.button());
      case "leadCommunity.act" ->
          Arrays.stream(LeadAct.values()).map(act -> action + " " + act.button());
      default -> Stream.of(action);
    };
  }

  /** Adds a file and all that it is made of. */
  private void gather(String file, Set<String> parts) {
    if (!files.containsKey(file)) {
      throw new AssertionError("a page is made of " + file + ", which is not there");
    }
    if (parts.add(file)) {
      var markup = files.get(file);
      USED.matcher(markup)
          .results()
          .flatMap(tag -> tag(tag.group(1)).stream())
          .forEach(f -> gather(f, parts));
      INCLUDED
          .matcher(markup)
          .results()
          .map(included -> included.group(1))
          .map(path -> path.startsWith("/") ? path.substring(1) : beside(file, path))
          .forEach(included -> gather(included, parts));
    }
  }

  private static String beside(String file, String name) {
    return file.substring(0, file.lastIndexOf('/') + 1) + name;
  }

  /** The file of a tag; none where it is written in Java. */
  private Optional<String> tag(String name) {
    return TAG.matcher(files.get("WEB-INF/guildhall.taglib.xml"))
        .results()
        .filter(tag -> tag.group(1).equals(name))
        .findFirst()
        .map(tag -> Optional.ofNullable(tag.group(2)).map(file -> "WEB-INF/" + file))
        .orElseThrow(() -> new AssertionError("no tag is called g:" + name));
  }

  /** The pages and what they are made of, by their path in the web archive. */
  private static Map<String, String> files() {
    var files = new TreeMap<String, String>();
    try (var ear = new ZipFile(System.getProperty("guildhall.ear"));
        var war = new ZipInputStream(ear.getInputStream(ear.getEntry("guildhall-web.war")))) {
      for (var entry = war.getNextEntry(); entry != null; entry = war.getNextEntry()) {
        if (entry.getName().matches("(?!META-INF/).*\\.xhtml|WEB-INF/guildhall\\.taglib\\.xml")) {
          files.put(entry.getName(), new String(war.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
