package org.guildhall.importer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Arguments of a message as the database keeps them: in one text, numbers still numbers. */
final class Told {
  private static final int LONGEST = 500;
  private static final String BETWEEN = "\u001F";
  private static final String NUMBER = "#";

  private Told() {}

  /** What does not fit is cut off. */
  static String joined(List<Object> arguments) {
    return Shortened.to(
        LONGEST,
        arguments.stream()
            .map(argument -> (argument instanceof Number ? NUMBER : "'") + argument)
            .collect(Collectors.joining(BETWEEN)));
  }

  static List<Object> split(String joined) {
    return joined == null || joined.isEmpty()
        ? List.of()
        : Arrays.stream(joined.split(BETWEEN))
            .<Object>map(
                told ->
                    told.startsWith(NUMBER) ? Long.valueOf(told.substring(1)) : told.substring(1))
            .toList();
  }
}
