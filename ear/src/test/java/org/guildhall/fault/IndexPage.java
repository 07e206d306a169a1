package org.guildhall.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.guildhall.story.Wait;

/** The check of the index as an administrator sees it on its page. */
public final class IndexPage {
  private static final String PATH = "/guildhall/administration/index?compared=true";
  private static final String AGREES = "The index says what the database says.";
  private static final Pattern ROW =
      Pattern.compile(
          "<th scope=\"row\"[^>]*>([^<]+)</th>\\s*<td class=\"number\">([0-9,]+)</td>\\s*"
              + "<td class=\"number\">([0-9,]+)</td>\\s*<td class=\"number\">([0-9,]+)</td>");

  /** One part of the house. */
  record Row(long database, long index, long waiting) {}

  private final boolean agrees;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  private IndexPage(String page) {
    agrees = page.contains(AGREES);
    ROW.matcher(page)
        .results()
        .forEach(
            row ->
                rows.put(
                    row.group(1),
                    new Row(number(row.group(2)), number(row.group(3)), number(row.group(4)))));
  }

  static IndexPage read(Client administrator) {
    try {
      return new IndexPage(administrator.page(PATH));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until nothing waits to be indexed and the index agrees with the database. */
  public static IndexPage agreeing(Client administrator, Duration most) {
    var last = new IndexPage[1];
    Wait.until(
        most,
        "the index to agree with the database",
        () -> {
          last[0] = read(administrator);
          return last[0].agrees && last[0].rows.values().stream().allMatch(r -> r.waiting == 0);
        });
    return last[0];
  }

  public boolean agrees() {
    return agrees;
  }

  /** How many posts the database has in the community of that name. */
  public long posts(String community) {
    var row = rows.get(community);
    if (row == null) {
      throw new AssertionError("no " + community + " in " + rows);
    }
    return row.database;
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }
}
