package org.guildhall.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a member posts is seen at once, and is hidden only by an act of moderation, which is in the
 * ledger: there is no state, column, setting or service by which it could be otherwise.
 */
class NoWaitingRoomTest {
  private static final String ROOT = "org.guildhall.";

  /** Where approval is a way to vote. */
  private static final String COUNTING = ROOT + "leadership.count";

  private static final String SHOWING = ROOT + "conversation.Showing";
  private static final String ACT = ROOT + "moderation.Act";

  /**
   * Words by which a waiting room is called. Some mean something else here, and are named below.
   */
  private static final Pattern WAITING_ROOM =
      Pattern.compile(
          "pending|approv|unapproved|premoderat|moderationqueue|quarantin|shadow|awaiting|heldfor",
          Pattern.CASE_INSENSITIVE);

  /** All that a row of a post says; whoever adds to it thinks of who will not see a post by it. */
  private static final Set<String> POST =
      Set.of(
          "id",
          "conversation",
          "author",
          "opening",
          "body",
          "html",
          "postedAt",
          "editedAt",
          "mentioned",
          "version",
          "submission",
          "origin",
          "collapsedUnder",
          "takenDownFor",
          "withheldBody");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("test-classes"))
          .importPackages("org.guildhall");

  @Test
  void noStateColumnOrNameIsAWaitingRoom() {
    var names = new TreeSet<String>();
    for (var c : HOUSE) {
      if (c.getPackageName().startsWith(COUNTING)) {
        continue;
      }
      names.add(c.getSimpleName());
      c.getFields().stream().map(JavaField::getName).forEach(names::add);
      c.getMethods().forEach(method -> names.add(method.getName()));
    }
    assertFalse(names.isEmpty());
    names.removeIf(name -> !WAITING_ROOM.matcher(name).find());
    assertEquals(Set.of(), names);
  }

  @Test
  void noMigrationOrSettingMakesAWaitingRoom() throws IOException {
    var found = new TreeSet<String>();
    for (var file : files(".sql", ".xml", ".properties")) {
      Files.readAllLines(file).stream()
          .map(line -> line.replaceFirst("--.*", ""))
          .filter(line -> WAITING_ROOM.matcher(line).find())
          .forEach(line -> found.add(file.getFileName() + ": " + line.strip()));
    }
    assertEquals(Set.of(), found);
  }

  @Test
  void postSaysNothingMoreThanIsKnownHere() {
    var fields =
        HOUSE.get(ROOT + "conversation.Post").getFields().stream()
            .filter(field -> !field.getModifiers().toString().contains("STATIC"))
            .map(JavaField::getName)
            .filter(name -> !name.startsWith("_"))
            .collect(Collectors.toSet());
    assertEquals(POST, fields);
  }

  /** Whoever hides a post acts, or gives back what the law had taken down. */
  @Test
  void onlyAnActHidesAPost() {
    noClasses()
        .that(
            describe(
                "are neither who acts nor who puts back",
                c ->
                    !isOneOf(
                            c,
                            "moderation.Acting",
                            "moderation.TakeDownService",
                            "conversation.Post")
                        && !c.getName().equals(SHOWING)))
        .should()
        .callMethodWhere(
            describe(
                "hides or shows a post",
                call ->
                    call.getTargetOwner().getName().equals(SHOWING)
                            && !call.getTarget().getName().equals("lock")
                        || call.getTargetOwner().getName().equals(ROOT + "conversation.Post")
                            && Set.of("collapse", "restore", "takeDown", "putBack")
                                .contains(call.getTarget().getName())))
        .check(HOUSE);
  }

  /** An act is its own line in the ledger, and nobody else makes one. */
  @Test
  void onlyWhoActsWritesIntoTheLedger() {
    noClasses()
        .that(describe("are not who acts", c -> !isOneOf(c, "moderation.Acting")))
        .should()
        .callConstructorWhere(
            describe("makes an act", call -> call.getTargetOwner().getName().equals(ACT)))
        .check(HOUSE);
  }

  private static boolean isOneOf(JavaClass c, String... names) {
    return Stream.of(names).anyMatch(name -> c.getName().equals(ROOT + name));
  }

  /** The migrations, the server's pieces, and the texts. */
  private static Set<Path> files(String... endings) throws IOException {
    var root = Path.of("..").toAbsolutePath().normalize();
    var found = new TreeSet<Path>();
    for (var folder : new String[] {"ejb/src/main", "search/src/main", "config/server"}) {
      try (var all = Files.walk(root.resolve(folder))) {
        all.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
            .forEach(found::add);
      }
    }
    assertFalse(found.isEmpty());
    return found;
  }
}
