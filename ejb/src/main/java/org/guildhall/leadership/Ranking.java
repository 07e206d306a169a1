package org.guildhall.leadership;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.guildhall.platform.BusinessException;

/**
 * How a voter orders the candidates: groups of names, best first, those of a group equal, those
 * left out last and equal. {@link #RON} is a candidate of every election.
 */
public record Ranking(List<List<String>> groups) {
  /** Reopen nominations. User names are lower case, so nobody has this one. */
  public static final String RON = "RON";

  private static final String BETTER = ">";
  private static final String EQUAL = "=";

  /** Each group in the order of its names, so that equal rankings are the same text. */
  public Ranking {
    groups = groups.stream().map(group -> group.stream().sorted().toList()).toList();
  }

  /**
   * Does nothing for a ranking of these names.
   *
   * @throws BusinessException when it is empty, or a name is unknown or stands there twice
   */
  void check(Collection<String> names) {
    if (groups.isEmpty() || groups.stream().anyMatch(List::isEmpty)) {
      throw new BusinessException("election.ballot.empty");
    }
    var seen = new HashSet<String>();
    for (var group : groups) {
      for (var name : group) {
        if (!names.contains(name)) {
          throw new BusinessException("election.ballot.unknown", name);
        }
        if (!seen.add(name)) {
          throw new BusinessException("election.ballot.twice", name);
        }
      }
    }
  }

  /** As it lies in the box. */
  String text() {
    return groups.stream()
        .map(group -> String.join(EQUAL, group))
        .collect(Collectors.joining(BETTER));
  }

  static Ranking ofText(String text) {
    return new Ranking(
        Arrays.stream(text.split(BETTER)).map(group -> List.of(group.split(EQUAL))).toList());
  }

  JsonArray json() {
    var json = Json.createArrayBuilder();
    groups.forEach(group -> json.add(Json.createArrayBuilder(group)));
    return json.build();
  }
}
