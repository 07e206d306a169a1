package org.guildhall.web.election;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.guildhall.leadership.Ranking;

/**
 * What a count came to, as the record tells it, with the names of people in place of user names.
 * From few ballots it tells who won and nothing more.
 */
public final class Result {
  /** How many ranked one above the other, and how many the reverse. */
  public record Duel(String one, String other, int above, int below) {}

  /** One candidate through all stages of a transferable vote. */
  public record Course(String name, boolean isElected, List<BigDecimal> votes) {}

  /**
   * How a winner stands against reopening nominations.
   *
   * @param above how many ranked him above it; -1 where that is not told
   */
  public record Support(String name, boolean isEnough, int above, int needed) {}

  private final JsonObject told;
  private final Map<String, String> names;

  Result(JsonObject told, Map<String, String> names) {
    this.told = told;
    this.names = names;
  }

  private String name(String userName) {
    return names.getOrDefault(userName, userName);
  }

  private static List<String> texts(JsonObject of, String member) {
    return of.getJsonArray(member).getValuesAs(JsonString::getString);
  }

  public boolean won(String userName) {
    return texts(told, "winners").contains(userName);
  }

  public List<String> getWinners() {
    return texts(told, "winners").stream().map(this::name).toList();
  }

  /** {@code schulze} or {@code scottish-stv}. */
  public String getMethod() {
    return told.getString("method");
  }

  /** Whether the numbers are told. */
  public boolean isOpen() {
    return told.containsKey("matrix");
  }

  public List<Support> getSupport() {
    return told.getJsonArray("support").getValuesAs(JsonObject.class).stream()
        .map(
            line -> {
              int above = line.getInt("aboveRon", -1);
              int needed = line.getInt("needed", 0);
              boolean enough =
                  above < 0
                      ? line.getBoolean("enough", false)
                      : line.getBoolean("beatsRon") && above >= needed;
              return new Support(name(line.getString("userName")), enough, above, needed);
            })
        .toList();
  }

  /** The names in the order of the matrix: user names, {@link Ranking#RON} among them. */
  public List<String> getCandidates() {
    return texts(told.getJsonObject("matrix"), "candidates").stream().map(this::name).toList();
  }

  /** How many ranked the one above the other, by their places in {@link #getCandidates}. */
  public int votes(int one, int other) {
    return told.getJsonObject("matrix").getJsonArray("votes").getJsonArray(one).getInt(other);
  }

  /** The winner of one seat against every other, where he beats them all. */
  public boolean isBeatingAll() {
    return !getDuels().isEmpty() && getDuels().stream().allMatch(d -> d.above > d.below);
  }

  /** The first winner against every other; without one, reopening nominations. */
  public List<Duel> getDuels() {
    var all = texts(told.getJsonObject("matrix"), "candidates");
    var winners = texts(told, "winners");
    int first = all.indexOf(winners.isEmpty() ? Ranking.RON : winners.getFirst());
    var duels = new ArrayList<Duel>();
    for (int i = 0; i < all.size(); i++) {
      if (i != first) {
        duels.add(
            new Duel(name(all.get(first)), name(all.get(i)), votes(first, i), votes(i, first)));
      }
    }
    return duels;
  }

  /** Whom a transferable vote elected or not, stage by stage; empty with another method. */
  public List<Course> getCourses() {
    var tally = told.getJsonObject("tally");
    var courses = new ArrayList<Course>();
    if (tally.containsKey("stages")) {
      var stages = tally.getJsonArray("stages").getValuesAs(JsonObject.class);
      var all = texts(tally, "candidates");
      for (int i = 0; i < all.size(); i++) {
        int at = i;
        courses.add(
            new Course(
                name(all.get(i)),
                texts(tally, "winners").contains(all.get(i)),
                stages.stream()
                    .map(stage -> number(stage.getJsonArray("votes").get(at)))
                    .toList()));
      }
    }
    return courses;
  }

  public BigDecimal getQuota() {
    return number(told.getJsonObject("tally").get("quota"));
  }

  private static BigDecimal number(Object value) {
    return new BigDecimal(value instanceof JsonString text ? text.getString() : value.toString());
  }

  /** Whether the other method elects the same. */
  public boolean isConfirmed() {
    return told.getJsonObject("crossCheck").getBoolean("agrees");
  }

  public String getCrossMethod() {
    return told.getJsonObject("crossCheck").getString("method");
  }

  public List<String> getCrossWinners() {
    return texts(told.getJsonObject("crossCheck"), "winners").stream().map(this::name).toList();
  }
}
