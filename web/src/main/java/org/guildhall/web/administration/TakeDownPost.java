package org.guildhall.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.guildhall.conversation.PostId;
import org.guildhall.moderation.Act;
import org.guildhall.moderation.LegalReason;
import org.guildhall.moderation.TakeDown;
import org.guildhall.moderation.TakeDownService;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Notices;
import org.guildhall.web.PageNumber;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** What is to be taken down for a legal reason, and the form in which one office asks for it. */
@Named
@RequestScoped
public class TakeDownPost {
  private static final int PAGE = 20;

  @Inject private Visitor visitor;
  @Inject private TakeDownService service;
  @Inject private Notices notices;

  /** What the button says that was pressed; a place in the list may be another's by then. */
  @Inject @Param private Long agree;

  @Inject @Param private Long refuse;

  /** Of which post somebody asks, who comes from it. */
  @Inject @Param private Long of;

  /** The post that shall be put back; he is asked once more. */
  @Inject @Param private Long back;

  @Inject @Param private String page;

  @NotNull private Long post;

  @NotNull private LegalReason reason;

  private List<TakeDown> open;
  private PageNumber number;
  private List<Act> down;
  private Act returning;

  /**
   * @throws org.guildhall.platform.DeniedException for whoever answers for no office
   */
  @PostConstruct
  void load() {
    var actor = visitor.actor();
    open = service.open(actor);
    number = PageNumber.of(page, PAGE, service.countDown(actor));
    down = service.down(actor, number.first(), PAGE);
    returning = back == null ? null : service.down(actor, new PostId(back)).orElse(null);
    post = of;
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

  /** Puts back what was taken down, after he was asked once more. */
  public void putBack() {
    if (back == null) {
      throw new NotFoundException("post", "without id");
    }
    service.putBack(visitor.actor(), new PostId(back));
    notices.done("take-down.back.done");
    again();
  }

  private static void again() {
    Faces.redirect("administration/take-down");
  }

  /** What waits for the other office. */
  public List<TakeDown> getOpen() {
    return open;
  }

  /** Which part of what is down is shown. */
  public PageNumber getNumber() {
    return number;
  }

  /** By which acts posts are down, the latest first. */
  public List<Act> getDown() {
    return down;
  }

  /** The post that shall be put back, null for none. */
  public Long getBack() {
    return back;
  }

  /** The act that would be reversed; null when none is asked about, or it was already. */
  public Act getReturning() {
    return returning;
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
