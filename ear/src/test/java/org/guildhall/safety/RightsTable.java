package org.guildhall.safety;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the table {@code rights.txt} says: which answer each role is given at each door.
 *
 * @param rows in the order of the file
 */
record RightsTable(List<Row> rows) {
  private static final String RESOURCE = "rights.txt";
  private static final int LABELS = 2;

  /**
   * One row of it.
   *
   * @param way the door, and perhaps which way through it
   * @param place in what kind of community; null where the door concerns none
   */
  record Row(String way, Scene.Place place, Map<Role, String> cells) {
    /** As {@link Doors} names it. */
    String door() {
      return way.replaceFirst(": .*", "");
    }

    String name() {
      return way + (place == null ? "" : " (" + place.name().toLowerCase(Locale.ROOT) + ")");
    }
  }

  static RightsTable read() {
    var lines =
        Resource.text(RESOURCE)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(RightsTable::cells)
            .toList();
    var roles =
        lines.getFirst().stream()
            .skip(LABELS)
            .map(name -> Role.valueOf(name.toUpperCase(Locale.ROOT)))
            .toList();
    if (!roles.equals(List.of(Role.values()))) {
      throw new AssertionError("the columns are not the roles: " + roles);
    }
    return new RightsTable(lines.stream().skip(1).map(RightsTable::row).toList());
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|")).map(String::strip).toList();
  }

  private static Row row(List<String> line) {
    var roles = Role.values();
    if (line.size() != LABELS + roles.length) {
      throw new AssertionError("not a cell for each role: " + line);
    }
    var cells = new EnumMap<Role, String>(Role.class);
    for (var role : roles) {
      cells.put(role, line.get(LABELS + role.ordinal()));
    }
    var place = line.get(1);
    return new Row(
        line.getFirst(),
        place.equals("-") ? null : Scene.Place.valueOf(place.toUpperCase(Locale.ROOT)),
        cells);
  }
}
