package org.guildhall.leadership;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.guildhall.leadership.count.BallotBox;
import org.guildhall.leadership.count.Lot;
import org.guildhall.leadership.count.Method;
import org.guildhall.leadership.count.PairwiseMatrix;
import org.guildhall.leadership.count.Tally;

/**
 * What the ballots say: who wins by the method of the election, whether a second method agrees, and
 * whether each winner has the support that it takes to lead.
 *
 * <p>One seat is counted by Schulze's method, in which {@link Ranking#RON} is a candidate like the
 * others; more by the Scottish STV, where it is left out, since nobody can be half reopened, and
 * the winners are compared with it afterwards.
 *
 * @param tally by the method of the election
 * @param crossCheck by another: ranked pairs, or Meek's STV
 * @param matrix of all duels, {@link Ranking#RON} among them
 * @param support of each winner, in the order of election
 */
record Verdict(Tally tally, Tally crossCheck, PairwiseMatrix matrix, List<Support> support) {
  static final int FEWEST_ABOVE = 3;

  /**
   * How a winner stands against {@link Ranking#RON}.
   *
   * @param aboveRon how many voters rank him above it
   * @param needed how many must, see {@link Verdict#needed(int)}
   */
  record Support(String name, boolean beatsRon, int aboveRon, int needed) {
    boolean isEnough() {
      return beatsRon && aboveRon >= needed;
    }
  }

  /**
   * Counts.
   *
   * @param candidates the names of those who stand, without {@link Ranking#RON}
   * @param ballots every one of them, in any order
   * @param voters how many are on the roll
   */
  static Verdict of(
      int seats, List<String> candidates, Collection<Ranking> ballots, int voters, Lot lot) {
    var box = box(candidates, ballots, false);
    var one = seats == 1;
    var counted = one ? box : box(candidates, ballots, true);
    var tally =
        (one ? Method.SCHULZE : Method.SCOTTISH_STV).count(counted, seats, Optional.of(lot));
    var crossCheck =
        (one ? Method.RANKED_PAIRS : Method.MEEK_STV).count(counted, seats, Optional.of(lot));
    var matrix = PairwiseMatrix.of(box);
    var support =
        tally.winners().stream()
            .filter(name -> !name.equals(Ranking.RON))
            .map(name -> support(name, matrix, voters))
            .toList();
    return new Verdict(tally, crossCheck, matrix, support);
  }

  private static BallotBox box(
      List<String> candidates, Collection<Ranking> ballots, boolean withoutRon) {
    var builder = BallotBox.builder();
    candidates.forEach(builder::candidate);
    int ron = builder.candidate(Ranking.RON);
    if (withoutRon) {
      builder.withdraw(ron);
    }
    for (var ballot : ballots) {
      builder.add(
          1,
          ballot.groups().stream()
              .map(
                  group ->
                      group.stream()
                          .filter(name -> name.equals(Ranking.RON) || candidates.contains(name))
                          .map(name -> name.equals(Ranking.RON) ? ron : candidates.indexOf(name))
                          .toList())
              .filter(group -> !group.isEmpty())
              .toList());
    }
    return builder.build();
  }

  private static Support support(String name, PairwiseMatrix matrix, int voters) {
    long above = matrix.votes(name, Ranking.RON);
    return new Support(
        name, above > matrix.votes(Ranking.RON, name), Math.toIntExact(above), needed(voters));
  }

  /** max(3, ceil(1.5 · sqrt(voters))), in integers: the least k with 4k² ≥ 9 · voters. */
  static int needed(int voters) {
    int k = (int) Math.ceil(1.5 * Math.sqrt(voters));
    while (k > 0 && 4L * (k - 1) * (k - 1) >= 9L * voters) {
      k--;
    }
    while (4L * k * k < 9L * voters) {
      k++;
    }
    return Math.max(FEWEST_ABOVE, k);
  }

  /** The winners whom the voters prefer to reopening nominations, in the order of election. */
  List<String> elected() {
    return support.stream().filter(Support::beatsRon).map(Support::name).toList();
  }

  /** Whether somebody is elected, and everybody who won has enough support. */
  boolean isSupported() {
    return !support.isEmpty() && support.stream().allMatch(Support::isEnough);
  }

  /** Whether more voters prefer reopening nominations to this candidate than the reverse. */
  boolean isOutvoted(String name) {
    return matrix.votes(Ranking.RON, name) > matrix.votes(name, Ranking.RON);
  }

  /**
   * As the record tells it.
   *
   * @param open whether the numbers may be told: from few ballots they would tell single ones
   */
  JsonObject json(Lot lot, boolean open) {
    var names = new LinkedHashSet<>(matrix.candidates());
    var json =
        Json.createObjectBuilder()
            .add("seed", HexFormat.of().formatHex(lot.seed()))
            .add("lot", Json.createArrayBuilder(lot.order(names)))
            .add("method", tally.method().id())
            .add("winners", Json.createArrayBuilder(elected()))
            .add(
                "crossCheck",
                Json.createObjectBuilder()
                    .add("method", crossCheck.method().id())
                    .add("winners", Json.createArrayBuilder(crossCheck.winners()))
                    .add("agrees", crossCheck.winners().equals(tally.winners())));
    var lines = Json.createArrayBuilder();
    for (var line : support) {
      var said =
          Json.createObjectBuilder().add("userName", line.name).add("beatsRon", line.beatsRon);
      if (open) {
        said.add("aboveRon", line.aboveRon).add("needed", line.needed);
      } else {
        said.add("enough", line.isEnough());
      }
      lines.add(said);
    }
    json.add("support", lines);
    if (open) {
      json.add("tally", told(tally))
          .add("crossTally", told(crossCheck))
          .add("matrix", matrixJson());
    }
    return json.build();
  }

  private JsonValue matrixJson() {
    var rows = Json.createArrayBuilder();
    for (int a = 0; a < matrix.candidates().size(); a++) {
      var row = Json.createArrayBuilder();
      for (int b = 0; b < matrix.candidates().size(); b++) {
        row.add(matrix.votes(a, b));
      }
      rows.add(row);
    }
    return Json.createObjectBuilder()
        .add("candidates", Json.createArrayBuilder(matrix.candidates()))
        .add("votes", rows)
        .build();
  }

  /** Fractions of votes become texts: canonical JSON has no agreed way to write them. */
  private static JsonValue told(Tally tally) {
    try (var reader = Json.createReader(new StringReader(tally.json()))) {
      return exact(reader.readObject());
    }
  }

  private static JsonValue exact(JsonValue value) {
    return switch (value.getValueType()) {
      case OBJECT -> {
        var object = Json.createObjectBuilder();
        value.asJsonObject().forEach((name, member) -> object.add(name, exact(member)));
        yield object.build();
      }
      case ARRAY -> {
        var array = Json.createArrayBuilder();
        value.asJsonArray().forEach(element -> array.add(exact(element)));
        yield array.build();
      }
      case NUMBER -> {
        var number = ((JsonNumber) value).bigDecimalValue();
        yield number.scale() > 0 ? Json.createValue(number.toPlainString()) : value;
      }
      default -> value;
    };
  }
}
