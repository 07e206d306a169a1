package org.guildhall.leadership.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.guildhall.Fixtures;
import org.junit.jupiter.api.Test;

/** Elections that took place, with what two other counts made of them. */
class RealElectionsTest {
  private static final Pattern ELECTION =
      Pattern.compile("\"([^\"]+\\.(?:blt|cvotes))\": \\{(.*?)}", Pattern.DOTALL);
  private static final Pattern LIST = Pattern.compile("\"(\\w+)\": \\[(.*?)]", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("\"(\\w+)\": \"?([0-9.]+)");
  private static final Pattern NAME = Pattern.compile("\"([^\"]*)\"");

  @Test
  void debianElectsTheSameLeaders() throws IOException {
    var elections = expected("expected-debian.json");
    assertEquals(15, elections.size());
    for (var election : elections.entrySet()) {
      var box = BallotFile.read(Fixtures.find("elections").resolve(election.getKey()));
      var expected = lists(election.getValue());
      assertEquals(expected.get("schulze"), winners(Method.SCHULZE, box), election.getKey());
      assertEquals(expected.get("ranked_pairs"), winners(Method.RANKED_PAIRS, box));
      assertEquals(expected.get("irv"), winners(Method.IRV, box), election.getKey());
    }
  }

  @Test
  void glasgowElectsTheSameCouncillorsInTheSameOrder() throws IOException {
    var elections = expected("expected-glasgow-2007.json");
    assertEquals(17, elections.size());
    for (var election : elections.entrySet()) {
      var box = BallotFile.read(Fixtures.find("elections").resolve(election.getKey()));
      var numbers = new TreeMap<String, String>();
      NUMBER
          .matcher(election.getValue())
          .results()
          .forEach(number -> numbers.put(number.group(1), number.group(2)));
      int seats = Integer.parseInt(numbers.get("seats"));
      assertEquals(seats, Method.SCOTTISH_STV.seats(box));
      assertEquals(Long.parseLong(numbers.get("ballots")), box.votes());
      var tally = Boxes.count(Method.SCOTTISH_STV, seats, box);
      assertEquals(
          lists(election.getValue()).get("scottish_stv_in_order"),
          tally.winners(),
          election.getKey());
      assertEquals(List.of(), tally.tied());
      var stages = ((Tally.Stages) tally.evidence()).stages();
      assertEquals(new BigDecimal(numbers.get("quota")), stages.getLast().quota());
      assertTrue(stages.stream().allMatch(stage -> stage.drawn().isEmpty()), election.getKey());
    }
  }

  private static List<String> winners(Method method, BallotBox box) {
    var tally = Boxes.count(method, 1, box);
    assertEquals(List.of(), tally.tied());
    return tally.winners();
  }

  /** The text on each file, by the file. */
  private static Map<String, String> expected(String name) throws IOException {
    var json = Files.readString(Fixtures.find("elections/" + name));
    var elections = new TreeMap<String, String>();
    ELECTION
        .matcher(json)
        .results()
        .forEach(election -> elections.put(election.group(1), election.group(2)));
    return elections;
  }

  private static Map<String, List<String>> lists(String json) {
    var lists = new TreeMap<String, List<String>>();
    LIST.matcher(json).results().forEach(list -> lists.put(list.group(1), names(list)));
    return lists;
  }

  private static List<String> names(MatchResult list) {
    var names = new ArrayList<String>();
    NAME.matcher(list.group(2)).results().forEach(name -> names.add(name.group(1)));
    return names;
  }
}
