package org.guildhall.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * A CSV file of colleagues.
 *
 * <p>The first line names the columns, in any order and case, separated by commas or semicolons;
 * the text is UTF-8. Every column but {@code hired} must be there, even where it is empty: a
 * misspelt {@code manager_id} would otherwise turn everybody into somebody without a boss. Columns
 * of other names are ignored.
 *
 * <p>White space around a value is the file's and is cut off; the value is kept as it is. Ids and
 * user names, which are compared with those of other systems, are brought into Unicode's composed
 * form (NFC).
 */
public final class CsvDirectory implements Directory {
  /** What all CSV files together are called, however they come in. */
  public static final String NAME = "file";

  /** Rows that a file may have. */
  public static final int MOST_ROWS = 200_000;

  /** Bytes that a file may have. */
  public static final int MOST_BYTES = 64 * 1024 * 1024;

  private final InputStream csv;
  private final boolean complete;

  /**
   * @param csv read to its end, once; whoever opened it closes it
   * @param complete whether the file names everyone who works here
   */
  public CsvDirectory(InputStream csv, boolean complete) {
    this.csv = csv;
    this.complete = complete;
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * @throws UncheckedIOException when the stream breaks; whatever it contains is no exception
   */
  @Override
  public Reading read(Optional<String> mark, Consumer<Told> to) {
    try {
      var bounded =
          BoundedInputStream.builder().setInputStream(csv).setMaxCount(MOST_BYTES + 1L).get();
      var text = BOMInputStream.builder().setInputStream(bounded).get();
      var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
      new CsvRows(to).read(new InputStreamReader(text, decoder));
      if (bounded.getCount() > MOST_BYTES) {
        to.accept(Problem.error(0, "too-big", MOST_BYTES / 1024 / 1024));
      }
      return new Reading(complete, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
