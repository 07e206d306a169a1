package org.guildhall.conversation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.guildhall.platform.BusinessException;

/** Tags as people type them: lower case, words joined by hyphens, each once. */
public final class Tags {
  public static final int MAX = 5;
  public static final int LENGTH_MAX = 50;

  private Tags() {}

  /**
   * Reads tags separated by commas, spaces or semicolons, with or without a leading {@code #}.
   *
   * @throws BusinessException when there are more than {@link #MAX} or one is too long
   */
  public static List<String> parse(String typed) {
    if (typed == null) {
      return List.of();
    }
    var tags = normalise(Stream.of(typed.split("[\\s,;]+")));
    if (tags.size() > MAX) {
      throw new BusinessException("conversation.tags.too-many", MAX);
    }
    for (var tag : tags) {
      if (tag.length() > LENGTH_MAX) {
        throw new BusinessException("conversation.tags.too-long", LENGTH_MAX);
      }
    }
    return tags;
  }

  /** One tag as it is kept, whichever way it was typed; empty for what can be none. */
  public static Optional<String> one(String typed) {
    return typed == null
        ? Optional.empty()
        : normalise(Stream.of(typed)).stream()
            .filter(tag -> tag.length() <= LENGTH_MAX)
            .findFirst();
  }

  /** Tags that came with a conversation from elsewhere; one that is too long for ours goes. */
  static List<String> ofElsewhere(List<String> tags) {
    return normalise(tags.stream()).stream().filter(tag -> tag.length() <= LENGTH_MAX).toList();
  }

  private static List<String> normalise(Stream<String> typed) {
    return typed
        .map(tag -> tag.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}.+#-]", ""))
        .map(tag -> tag.replaceFirst("^[#.-]+", "").replaceFirst("[.-]+$", ""))
        .filter(tag -> !tag.isEmpty())
        .distinct()
        .toList();
  }
}
