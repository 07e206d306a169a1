package org.guildhall.importer;

import java.util.List;
import java.util.Map;
import org.guildhall.importer.Import.Stage;
import org.guildhall.importer.StackExchangeDump.Part;

/** What each stage of an import reads, and what a byte of that costs compared with others. */
final class Stages {
  private static final int LOOK = 1;
  private static final int BRING_IN = 25;

  private static final Map<Stage, List<Part>> READS =
      Map.of(
          Stage.SCAN, List.of(Part.LINKS, Part.USERS, Part.POSTS, Part.COMMENTS),
          Stage.PEOPLE, List.of(Part.USERS),
          Stage.POSTS, List.of(Part.POSTS),
          Stage.LATE, List.of(),
          Stage.COMMENTS, List.of(Part.COMMENTS),
          Stage.LINKS, List.of(Part.POSTS, Part.COMMENTS));

  private Stages() {}

  /** Answers before their questions are rare: what they cost is not foreseen. */
  static int weight(Stage stage) {
    return switch (stage) {
      case SCAN, PEOPLE, LINKS -> LOOK;
      case POSTS, COMMENTS -> BRING_IN;
      case LATE -> 0;
    };
  }

  /** All that an import of the dump has to read, each byte weighted. */
  static long work(StackExchangeDump dump) {
    return READS.entrySet().stream()
        .mapToLong(
            stage ->
                weight(stage.getKey())
                    * stage.getValue().stream()
                        .mapToLong(part -> Math.max(0, dump.size(part)))
                        .sum())
        .sum();
  }
}
