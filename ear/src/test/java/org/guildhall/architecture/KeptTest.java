package org.guildhall.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.privacy.Kept;
import org.guildhall.privacy.PersonalData;
import org.junit.jupiter.api.Test;

/** What components declare that they keep about people can be told to them. */
class KeptTest {
  private static final Pattern COLUMN = Pattern.compile("(\\w+)\\.(\\w+)");
  private static final Pattern JOIN = Pattern.compile("join (\\w+) (\\w+) on");

  private static final List<JavaClass> HOUSE =
      new ClassFileImporter().importPackages("org.guildhall").stream().toList();

  /** The enums of columns, by {@code table.column}. */
  private final Map<String, Class<?>> enums = enums();

  @Test
  void noConstantIsToldAsItStandsInTheCode() throws ReflectiveOperationException {
    var untold = new TreeSet<String>();
    int told = 0;
    for (var kept : all()) {
      for (var column : kept.columns().entrySet()) {
        var type = enums.get(column(kept, column.getValue()));
        if (type != null) {
          told++;
          untold.addAll(missing(kept.name(), kept.codes().get(column.getKey()), type));
        }
      }
    }
    assertTrue(told > 10, () -> "only so many columns hold constants: " + enums);
    assertEquals(Set.of(), untold);
  }

  /** What the audit log holds are words of the code, too, though no enum's. */
  @Test
  void whatTheAuditLogSaysCanBeToldToWhoeverDidIt() {
    var keys = ResourceBundle.getBundle("org.guildhall.web.Texts", Locale.ROOT).keySet();
    assertEquals(ending(keys, "audit.action."), ending(keys, "kept.action."));
  }

  private static Set<String> ending(Set<String> keys, String beginning) {
    return keys.stream()
        .filter(key -> key.startsWith(beginning))
        .map(key -> key.substring(beginning.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The keys of texts that are wanting in a language. */
  private static Set<String> missing(String name, String texts, Class<?> type) {
    if (texts == null) {
      return Set.of(name + ": " + type.getSimpleName());
    }
    var missing = new TreeSet<String>();
    for (var language : List.of(Locale.ROOT, Locale.ITALIAN, Locale.of("ru"))) {
      var bundle =
          ResourceBundle.getBundle(
              "org.guildhall.web.Texts",
              language,
              ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
      Arrays.stream(type.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .map(constant -> texts + constant)
          .filter(key -> !bundle.containsKey(key))
          .forEach(missing::add);
    }
    return missing;
  }

  private static List<Kept> all() throws ReflectiveOperationException {
    var all = Stream.<Kept>builder();
    for (var one : HOUSE) {
      if (one.isAssignableTo(PersonalData.class) && !one.isInterface()) {
        var made = one.reflect().getDeclaredConstructor();
        made.setAccessible(true);
        ((PersonalData) made.newInstance()).kept().forEach(all::add);
      }
    }
    return all.build().toList();
  }

  /** Of which table it is a column. */
  private static String column(Kept kept, String expression) {
    var tables = new HashMap<>(Map.of("t", kept.table()));
    JOIN.matcher(kept.joins()).results().forEach(join -> tables.put(join.group(2), join.group(1)));
    var column = COLUMN.matcher(expression);
    return column.matches() ? tables.get(column.group(1)) + "." + column.group(2) : expression;
  }

  private static Map<String, Class<?>> enums() {
    var enums = new HashMap<String, Class<?>>();
    for (var one : HOUSE) {
      if (one.isAnnotatedWith(Entity.class) && one.isAnnotatedWith(Table.class)) {
        for (Field field : one.reflect().getDeclaredFields()) {
          if (field.getType().isEnum()) {
            var table = one.getAnnotationOfType(Table.class).name();
            enums.put(table + "." + field.getName(), field.getType());
          }
        }
      }
    }
    return enums;
  }
}
