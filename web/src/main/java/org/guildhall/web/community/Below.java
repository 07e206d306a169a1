package org.guildhall.web.community;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.guildhall.conversation.ConversationSummary;

/**
 * The place below a conversation in the list of the liveliest, where an older part of that list
 * begins: unlike a number of pages it costs the same however far down it is, and shows nothing
 * twice when the list moves.
 *
 * @param activeAt when that conversation was last active
 * @param id of that conversation
 */
record Below(Instant activeAt, long id) {
  /** Microseconds since 1970, up to the year 2286, and an id. */
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,16})-([0-9]{1,18})");

  static Below of(ConversationSummary conversation) {
    return new Below(conversation.activeAt(), conversation.id());
  }

  /** The place that an address names; none where it names none. */
  static Optional<Below> parse(String written) {
    var parts = WRITTEN.matcher(written == null ? "" : written);
    return parts.matches()
        ? Optional.of(
            new Below(
                Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS),
                Long.parseLong(parts.group(2))))
        : Optional.empty();
  }

  /** As an address names it. */
  @Override
  public String toString() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, activeAt) + "-" + id;
  }
}
