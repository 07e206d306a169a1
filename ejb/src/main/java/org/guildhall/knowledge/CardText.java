package org.guildhall.knowledge;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.guildhall.conversation.Opening;
import org.guildhall.platform.Storable;
import org.guildhall.platform.Visible;

/**
 * What a card says.
 *
 * @param answer Markdown; short
 * @param appliesTo versions, places, cases in which it is true, in one line; empty: it says nothing
 * @param tags in the form that {@link org.guildhall.conversation.Tags} gives them
 */
public record CardText(
    @Visible @Storable @Size(max = QUESTION_MAX) String question,
    @Visible @Storable @Size(max = ANSWER_MAX) String answer,
    @NotNull @Storable @Size(max = APPLIES_TO_MAX) String appliesTo,
    @NotNull List<String> tags) {
  public static final int QUESTION_MAX = Opening.TITLE_MAX;

  /** In UTF-16 units, as the other lengths: what is longer belongs into a conversation. */
  public static final int ANSWER_MAX = 5_000;

  public static final int APPLIES_TO_MAX = 300;
}
