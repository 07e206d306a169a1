package org.guildhall.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Firms of numbers: each reports to a smaller one, and 0 is at the top. */
class VoicesTest {
  private static final int ENOUGH = 3;

  /**
   * A firm.
   *
   * @param boss of whom the place is the number; of 0 none
   */
  private record Firm(List<Integer> boss) {
    Set<Integer> above(int person) {
      var above = new HashSet<Integer>();
      for (int at = person; at > 0; at = boss.get(at)) {
        above.add(boss.get(at));
      }
      return above;
    }

    boolean isClose(int one, int other) {
      return one == other
          || one > 0 && other > 0 && boss.get(one).equals(boss.get(other))
          || above(one).contains(other)
          || above(other).contains(one);
    }

    int voices(int author, List<Integer> reporters) {
      return Voices.count(author, reporters, this::isClose, ENOUGH);
    }
  }

  private static final int TOP = 0;
  private static final int LEFT = 1;
  private static final int RIGHT = 2;
  private static final int MIDDLE = 3;

  /** Three bosses below the top, and two people below each of them: 4 and 5, 6 and 7, 8 and 9. */
  private static final Firm SMALL = new Firm(List.of(0, 0, 0, 0, 1, 1, 2, 2, 3, 3));

  @Test
  void threeOfThreeTeamsAreThreeVoices() {
    var firm = new Firm(List.of(0, 0, 0, 0, 0, 1, 2, 3, 4));
    assertEquals(3, firm.voices(5, List.of(6, 7, 8)));
  }

  @Test
  void teamIsOneVoice() {
    assertEquals(1, SMALL.voices(4, List.of(6, 7)));
    assertEquals(1, SMALL.voices(4, List.of(6, 7, RIGHT)));
  }

  @Test
  void authorsOwnTeamAndHisBossesAreOneVoice() {
    assertEquals(1, SMALL.voices(4, List.of(5, LEFT, TOP)));
    assertEquals(2, SMALL.voices(4, List.of(5, LEFT, 8)));
  }

  @Test
  void bossIsNoneBesideHisPeopleAndTakesNoneFromThem() {
    assertEquals(2, SMALL.voices(4, List.of(TOP, 6, 8)));
  }

  @Test
  void nobodyIsNoVoice() {
    assertEquals(0, SMALL.voices(4, List.of()));
  }

  @Test
  void bossesOfOneBossAreOneTeam() {
    assertEquals(1, SMALL.voices(4, List.of(RIGHT, MIDDLE)));
  }

  @Property
  void noReportsOfOneTeamAreEnough(@ForAll("firms") Firm firm, @ForAll int who, @ForAll int whom) {
    int boss = Math.floorMod(who, firm.boss().size());
    int author = Math.floorMod(whom, firm.boss().size());
    var team =
        IntStream.range(0, firm.boss().size())
            .filter(one -> one == boss || one > 0 && firm.boss().get(one) == boss)
            .boxed()
            .toList();
    assertTrue(firm.voices(author, team) <= 1, () -> firm + " " + author + " " + team);
  }

  @Property
  void noReportsOfTheAuthorsTeamAndLineAreEnough(@ForAll("firms") Firm firm, @ForAll int whom) {
    int author = Math.floorMod(whom, firm.boss().size());
    var close =
        IntStream.range(0, firm.boss().size())
            .filter(one -> firm.isClose(author, one))
            .boxed()
            .toList();
    assertEquals(1, firm.voices(author, close));
  }

  @Property
  void voicesAreAsManyAsThereAreOfWhomNoTwoAreOne(
      @ForAll("firms") Firm firm, @ForAll int whom, @ForAll Set<Integer> some) {
    int author = Math.floorMod(whom, firm.boss().size());
    var reporters = some.stream().map(one -> Math.floorMod(one, firm.boss().size())).distinct();
    var list = reporters.limit(10).toList();
    assertEquals(Math.min(ENOUGH, most(firm, author, list)), firm.voices(author, list));
  }

  /** By trying all sets there are. */
  private static int most(Firm firm, int author, List<Integer> reporters) {
    int most = 0;
    for (int set = 0; set < 1 << reporters.size(); set++) {
      var chosen = new ArrayList<Integer>();
      for (int i = 0; i < reporters.size(); i++) {
        if ((set >> i & 1) == 1) {
          chosen.add(reporters.get(i));
        }
      }
      if (chosen.size() > most && areIndependent(firm, author, chosen)) {
        most = chosen.size();
      }
    }
    return most;
  }

  private static boolean areIndependent(Firm firm, int author, List<Integer> chosen) {
    for (int one : chosen) {
      for (int other : chosen) {
        boolean bothHis = firm.isClose(author, one) && firm.isClose(author, other);
        if (one != other && (firm.isClose(one, other) || bothHis)) {
          return false;
        }
      }
    }
    return true;
  }

  @Property
  void juryHasNoPartyAndNobodyCloseToOne(
      @ForAll("firms") Firm firm, @ForAll int whom, @ForAll Set<Integer> some) {
    int author = Math.floorMod(whom, firm.boss().size());
    var parties = new HashSet<Integer>(Set.of(author));
    some.forEach(one -> parties.add(Math.floorMod(one, firm.boss().size())));
    var may = Lots.<Integer>impartial(parties, firm::isClose);
    for (int one = 0; one < firm.boss().size(); one++) {
      if (may.test(one)) {
        assertFalse(parties.contains(one));
        for (int party : parties) {
          assertFalse(firm.isClose(one, party), one + " " + party);
        }
      }
    }
  }

  @Provide
  Arbitrary<Firm> firms() {
    return Arbitraries.integers()
        .between(0, 1_000_000)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30)
        .map(
            numbers -> {
              var boss = new ArrayList<Integer>(List.of(0));
              for (int number : numbers) {
                boss.add(number % boss.size());
              }
              return new Firm(List.copyOf(boss));
            });
  }
}
