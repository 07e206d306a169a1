package org.guildhall.web.conversation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.guildhall.conversation.ConversationService;
import org.guildhall.web.TypedText;
import org.guildhall.web.Visitor;

/** How a text would look, shown in the form where it is being written; nothing is saved. */
@Named
@RequestScoped
public class Preview {
  @Inject private Visitor visitor;
  @Inject private ConversationService service;

  private String html;

  /**
   * Prepares the preview.
   *
   * @param submitted what a text field has received; unknown types come from hand-made requests
   */
  public void of(Object submitted) {
    html =
        submitted instanceof String typed
            ? service.preview(visitor.actor(), TypedText.of(typed))
            : null;
  }

  /** Safe HTML; null while nobody asked for a preview. */
  public String getHtml() {
    return html;
  }
}
