package org.guildhall.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.guildhall.safety.RightsTable.Row;
import org.guildhall.story.ApiCaller.Answer;
import org.guildhall.story.GuildhallServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who may do what: every door that the code has is tried by everyone, and answers as the table
 * {@code rights.txt} says. Where someone is refused, nothing has changed.
 */
@ExtendWith(OwnServer.class)
class RightsIT {
  private static final int FOUND = 302;

  /** Doors that only show something. */
  private static final Set<String> READING = Set.of("GET ", "page ");

  /** What can be done but once in a scene. */
  private static final Set<String> SPENDING =
      Set.of("join", "leave", "members/me", "accept", "voteInElection.cast", "propos");

  /** What shows only what was said last. */
  private static final String LATELY = "page home";

  private final RightsTable table = RightsTable.read();
  private final Map<Scene.Place, Scene> scenes = new EnumMap<>(Scene.Place.class);
  private Troupe troupe;

  @Test
  void everyDoorHasARowAndEveryRowADoor() {
    var rows = table.rows().stream().map(Row::door).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(String.join("\n", Doors.all()), String.join("\n", rows));
  }

  @Test
  void everyDoorAnswersEveryoneAsTheTableSays(GuildhallServer server) {
    troupe = new Troupe(server);
    var wrong = new ArrayList<String>();
    for (var row : table.rows()) {
      if (row.door().equals(LATELY)) {
        scenes.clear();
      }
      row.cells()
          .forEach(
              (role, expected) -> {
                var answer = tried(row, role);
                if (!answer.equals(expected)) {
                  wrong.add(
                      "%s, %s: the table says %s, the server %s"
                          .formatted(row.name(), role, expected, answer));
                }
              });
    }
    assertEquals("", String.join("\n", wrong));
  }

  /** In one word, what that role is answered at that door. */
  private String tried(Row row, Role role) {
    var place = row.place() == null ? Scene.Place.OPEN : row.place();
    var scene = scenes.computeIfAbsent(place, free -> Scene.set(troupe, free));
    var knock = new Knock(troupe, scene, role);
    knock.prepare(row.way());
    if (READING.stream().anyMatch(row.way()::startsWith)) {
      return word(row.way(), scene, knock.at(row.way()));
    }
    var before = scene.state();
    var word = word(row.way(), scene, knock.at(row.way()));
    boolean changed = !scene.state().equals(before);
    if (changed && SPENDING.stream().anyMatch(row.way()::contains)) {
      scenes.remove(place);
    }
    return changed && isRefusal(word) ? word + " and does it all the same" : word;
  }

  private static boolean isRefusal(String word) {
    return word.equals("no") || word.equals("sign-in") || word.startsWith("4");
  }

  private static String word(String door, Scene scene, Answer answer) {
    int status = answer.status();
    if (status == FOUND) {
      return answer.header("Location").endsWith("/sign-in.xhtml") ? "sign-in" : "done";
    }
    if (status != 200) {
      return Integer.toString(status);
    }
    if (door.startsWith("act ") && answer.http().request().method().equals("POST")) {
      return answer.body().contains(Knock.PREVIEWED) ? "done" : "no";
    }
    // A check of the index names the communities that it looked at, and says nothing of posts.
    var sought = door.endsWith("/index/check") ? '"' + scene.slug() + '"' : scene.word();
    return answer.body().contains(sought) ? "sees" : "200";
  }
}
