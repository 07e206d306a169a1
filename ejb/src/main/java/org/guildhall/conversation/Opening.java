package org.guildhall.conversation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.guildhall.platform.Storable;
import org.guildhall.platform.Visible;

/**
 * What someone opens a conversation with.
 *
 * @param body Markdown
 * @param tags in the form that {@link Tags} gives them
 * @param submission names the form it came from, so that a form sent twice opens one conversation;
 *     null: nothing can be sent twice
 */
public record Opening(
    @NotNull Kind kind,
    @Visible @Storable @Size(max = TITLE_MAX) String title,
    @Visible @Storable @Size(max = BODY_MAX) String body,
    @NotNull List<String> tags,
    @Storable @Size(max = 64) String submission) {
  public static final int TITLE_MAX = 200;

  /** Of any post, in UTF-16 units. */
  public static final int BODY_MAX = 20_000;
}
