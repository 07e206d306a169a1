package org.guildhall.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReportingLinesTest {
  private static long[][] lines(long... pairs) {
    var lines = new long[pairs.length / 2][];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = new long[] {pairs[2 * i], pairs[2 * i + 1]};
    }
    return lines;
  }

  @Test
  void nobodyReportsToHimselfNotEvenByWayOfOthers() {
    assertEquals(List.of(List.of(2L)), ReportingLines.circles(lines(2, 2)));
    assertEquals(
        List.of(List.of(2L, 3L, 4L)), ReportingLines.circles(lines(2, 3, 3, 4, 4, 2, 5, 2)));
    assertEquals(List.of(), ReportingLines.circles(lines(2, 3, 3, 4, 5, 2)));
  }

  @Test
  void longCircleIsNamedByItsFirstMembers() {
    var ring = LongStream.range(0, 100).flatMap(i -> LongStream.of(i, (i + 1) % 100)).toArray();
    assertEquals(
        List.of(LongStream.range(0, 10).boxed().toList()), ReportingLines.circles(lines(ring)));
  }

  @Test
  void deepestLineIsClimbedOnce() {
    var chain = LongStream.range(0, 200_000).flatMap(i -> LongStream.of(i, i + 1)).toArray();
    assertEquals(List.of(), ReportingLines.circles(lines(chain)));
  }

  @Property
  void circlesAreThoseWhoComeBackToThemselves(
      @ForAll @Size(max = 8) Map<@LongRange(max = 8) Long, @LongRange(max = 8) Long> managers) {
    var lines = new ArrayList<long[]>();
    new TreeMap<>(managers).forEach((person, manager) -> lines.add(new long[] {person, manager}));
    var found = new HashSet<Long>();
    ReportingLines.circles(lines.toArray(long[][]::new)).forEach(found::addAll);
    var expected = new HashSet<Long>();
    for (var person : managers.keySet()) {
      var at = managers.get(person);
      for (int step = 0; step < managers.size() && at != null && !at.equals(person); step++) {
        at = managers.get(at);
      }
      if (person.equals(at)) {
        expected.add(person);
      }
    }
    assertEquals(expected, found);
  }
}
