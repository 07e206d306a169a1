package org.guildhall.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.guildhall.conversation.PostId;
import org.guildhall.moderation.LegalReason;
import org.guildhall.moderation.TakeDown;
import org.guildhall.moderation.TakeDownService;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** What is to be taken down for a legal reason, and the form in which one office asks for it. */
@Named
@RequestScoped
public class TakeDownPost {
  @Inject private Visitor visitor;
  @Inject private TakeDownService service;
  @Inject private Notices notices;

  /** What the button says that was pressed; a place in the list may be another's by then. */
  @Inject @Param private Long agree;

  @Inject @Param private Long refuse;

  @NotNull private Long post;

  @NotNull private LegalReason reason;

  private List<TakeDown> open;

  /**
   * @throws org.guildhall.platform.DeniedException for whoever answers for no office
   */
  @PostConstruct
  void load() {
    open = service.open(visitor.actor());
  }

  public void ask() {
    service.ask(visitor.actor(), new PostId(post), reason);
    notices.done("take-down.done");
    again();
  }

  public void agree() {
    answer(agree, true);
  }

  public void refuse() {
    answer(refuse, false);
  }

  private void answer(Long asked, boolean agrees) {
    if (asked == null) {
      throw new NotFoundException("take-down", "without id");
    }
    service.answer(visitor.actor(), asked, agrees);
    notices.done(agrees ? "take-down.agreed" : "take-down.refused");
    again();
  }

  private static void again() {
    Faces.redirect("administration/take-down");
  }

  /** What waits for the other office. */
  public List<TakeDown> getOpen() {
    return open;
  }

  /** Whether the reader asked for it himself. */
  public boolean isMine(TakeDown one) {
    return one.asker().id().equals(visitor.require().id());
  }

  public LegalReason[] getReasons() {
    return LegalReason.values();
  }

  public Long getPost() {
    return post;
  }

  public void setPost(Long post) {
    this.post = post;
  }

  public LegalReason getReason() {
    return reason;
  }

  public void setReason(LegalReason reason) {
    this.reason = reason;
  }
}
