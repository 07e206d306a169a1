package org.guildhall.web.moderation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.PostId;
import org.guildhall.moderation.ModerationPolicy;
import org.guildhall.moderation.ModerationService;
import org.guildhall.moderation.Report;
import org.guildhall.moderation.code.Code;
import org.guildhall.moderation.code.Codes;
import org.guildhall.platform.Decision;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The form in which anyone says that a post breaks a clause. */
@Named
@RequestScoped
public class ReportPost {
  @Inject
  @Param(name = "post")
  private Long id;

  @Inject private Visitor visitor;
  @Inject private ConversationService conversations;
  @Inject private ModerationService service;
  @Inject private ModerationPolicy policy;
  @Inject private Codes codes;
  @Inject private Notices notices;

  @NotNull private Long clause;

  @Size(max = Report.NOTE_MAX)
  private String note = "";

  private Post post;
  private Code code;
  private Decision may;

  @PostConstruct
  void load() {
    if (id == null) {
      throw new NotFoundException("post", "without id");
    }
    post = conversations.read(visitor.actor(), new PostId(id));
    may = policy.mayReport(visitor.require(), post);
    code = codes.current(post.conversation().community());
  }

  public void report() {
    service.report(visitor.actor(), post.id(), clause, Objects.requireNonNullElse(note, ""));
    notices.done("report.done");
    Faces.redirect("conversation/show?id=%s&post=%s#p%s", post.conversation().id(), id, id);
  }

  public Post getPost() {
    return post;
  }

  public Code getCode() {
    return code;
  }

  public Decision getMay() {
    return may;
  }

  public Long getClause() {
    return clause;
  }

  public void setClause(Long clause) {
    this.clause = clause;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = note;
  }
}
