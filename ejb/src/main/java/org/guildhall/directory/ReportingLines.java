package org.guildhall.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;

/**
 * Looks whether the reporting lines end at people without a manager: nobody may report to himself,
 * not even by way of others.
 */
@ApplicationScoped
class ReportingLines {
  /** Members of a circle that its message names; a longer circle is cut. */
  private static final int MOST_NAMED = 10;

  @Inject private People people;

  /** The circles of now: each a problem that names its members. */
  List<Problem> circles() {
    var found = circles(people.reportingLines());
    var ids = found.stream().flatMap(List::stream).map(PersonId::new).toList();
    var members = people.all(ids);
    return found.stream().map(circle -> problem(circle, members)).toList();
  }

  private static Problem problem(List<Long> circle, Map<PersonId, Person> members) {
    var names =
        circle.stream()
            .map(id -> members.get(new PersonId(id)))
            .map(person -> person.name() + " (" + person.directoryId().orElse("") + ")");
    return Problem.doubt(0, "manager-circle", names.collect(Collectors.joining(" → ")));
  }

  /**
   * Goes up each line until somebody whose line is known, the top, or one met on the way.
   *
   * @param lines pairs of a person and his manager, by person, both active
   * @return at most {@value #MOST_NAMED} members of each circle, beginning with the least id
   */
  static List<List<Long>> circles(long[][] lines) {
    var persons = Arrays.stream(lines).mapToLong(line -> line[0]).toArray();
    var metBy = new int[lines.length];
    var circles = new ArrayList<List<Long>>();
    for (int start = 0; start < lines.length; start++) {
      int at = start;
      while (at >= 0 && metBy[at] == 0) {
        metBy[at] = start + 1;
        at = Math.max(-1, Arrays.binarySearch(persons, lines[at][1]));
      }
      if (at >= 0 && metBy[at] == start + 1) {
        circles.add(circle(lines, persons, at));
      }
    }
    return circles;
  }

  private static List<Long> circle(long[][] lines, long[] persons, int met) {
    int least = met;
    for (int at = above(lines, persons, met); at != met; at = above(lines, persons, at)) {
      least = Math.min(least, at);
    }
    var members = new ArrayList<Long>();
    int at = least;
    do {
      members.add(persons[at]);
      at = above(lines, persons, at);
    } while (at != least && members.size() < MOST_NAMED);
    return members;
  }

  private static int above(long[][] lines, long[] persons, int at) {
    return Arrays.binarySearch(persons, lines[at][1]);
  }
}
