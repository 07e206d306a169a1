package org.guildhall.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The plan of the house: which component stands on which floor, and that arrows only go down. */
class HouseTest {
  private static final String ROOT = "org.guildhall.";

  /** From the roof to the ground; a component may use those of the rows below its own. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("web"),
          List.of("search", "demo"),
          List.of("leadership", "moderation", "knowledge", "importer"),
          List.of("conversation"),
          List.of("community", "directory"),
          List.of("privacy"),
          List.of("administration"),
          List.of("people"),
          List.of("platform"));

  private static final int MOST_OF_PLATFORM = 15;

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("test-classes"))
          .importPackages("org.guildhall");

  @Test
  void everyComponentStandsOnAFloor() {
    var components = new TreeSet<>(floors().keySet());
    var found =
        HOUSE.stream().map(HouseTest::component).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(components, found);
  }

  @Test
  void arrowsOnlyGoDown() {
    floors()
        .forEach(
            (component, floor) ->
                noClasses()
                    .that(describe("are in " + component, c -> component(c).equals(component)))
                    .should()
                    .dependOnClassesThat(
                        describe("stand as high or higher", c -> isOf(c) && isAsHigh(component, c)))
                    .check(HOUSE));
  }

  @Test
  void noComponentsGoInCircles() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void onlyTheWebKnowsHttpAndFacesAndOnlySearchKnowsLucene() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "web..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.faces..", "jakarta.servlet..", "jakarta.ws.rs..", "org.omnifaces..")
        .check(HOUSE);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "search..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.lucene..")
        .check(HOUSE);
  }

  /** Anybody can run the count again, with a Java platform and nothing else. */
  @Test
  void theCountNeedsNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage(ROOT + "leadership.count..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", ROOT + "leadership.count..")
        .check(HOUSE);
  }

  /** Whose jars are not in the EAR must not be missed where the plugin is off. */
  @Test
  void onlyTheVectorsKnowTheirModel() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "search.vectors..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.onnxruntime..", "dev.langchain4j..")
        .check(HOUSE);
  }

  /** The server may be without the feature. */
  @Test
  void onlyTheFiguresKnowMetrics() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "web.metrics..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.eclipse.microprofile.metrics..", ROOT + "web.metrics..")
        .check(HOUSE);
  }

  /** The index can be tried, measured and judged without a database or a server. */
  @Test
  void theIndexNeedsNothingButLuceneAndTheJdk() {
    classes()
        .that()
        .resideInAPackage(ROOT + "search.lucene..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.apache.lucene..", "org.tartarus.snowball..", ROOT + "search.lucene..")
        .check(HOUSE);
  }

  @Test
  void namesSayWhatAThingIsAndNotWhatItIsMadeOf() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|DTO|Dto)")
        .check(HOUSE);
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..model..", "..dto..", "..impl..")
        .check(HOUSE);
  }

  /** A decision, or the decisions of one page bundled as its rights. */
  @Test
  void policiesOnlyAnswer() {
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Policy")
        .should()
        .haveRawReturnType(
            describe(
                "Decision or Rights",
                type ->
                    type.getSimpleName().equals("Decision")
                        || type.getSimpleName().endsWith("Rights")))
        .check(HOUSE);
  }

  @Test
  void thePlatformStaysSmall() {
    long types =
        HOUSE.stream()
            .filter(c -> component(c).equals("platform") && c.isTopLevelClass())
            .filter(c -> !c.getSimpleName().equals("package-info"))
            .count();
    assertTrue(types <= MOST_OF_PLATFORM, "types in platform: " + types);
  }

  private static Map<String, Integer> floors() {
    var floors = new LinkedHashMap<String, Integer>();
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      for (var component : FLOORS.get(floor)) {
        floors.put(component, FLOORS.size() - floor);
      }
    }
    return floors;
  }

  private static boolean isOf(JavaClass c) {
    return c.getPackageName().startsWith(ROOT);
  }

  private static boolean isAsHigh(String component, JavaClass other) {
    return !component(other).equals(component)
        && floors().get(component(other)) >= floors().get(component);
  }

  private static String component(JavaClass c) {
    var path = c.getPackageName().substring(ROOT.length());
    int end = path.indexOf('.');
    return end < 0 ? path : path.substring(0, end);
  }
}
