package org.guildhall.web.moderation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.guildhall.moderation.code.Clause;
import org.guildhall.moderation.code.CodeChange;
import org.guildhall.moderation.code.CodeProposal;
import org.guildhall.moderation.code.CodeService;
import org.guildhall.moderation.code.Severity;
import org.guildhall.platform.Visible;
import org.guildhall.web.Notices;
import org.guildhall.web.Reader;
import org.guildhall.web.Visitor;

/** The form in which a member proposes to change one clause. */
@Named
@RequestScoped
public class ProposeClause {
  @Inject private Visitor visitor;
  @Inject private Reader reader;
  @Inject private ShowCode page;
  @Inject private CodeService service;
  @Inject private Notices notices;

  /** 0: a new one. */
  @NotNull private Long clause = 0L;

  /** Empty: it shall be dropped. */
  @Size(max = Clause.TEXT_MAX)
  private String text;

  @NotNull private Severity severity = Severity.ORDINARY;

  @Visible
  @Size(max = CodeProposal.REASON_MAX)
  private String reason;

  public void propose() {
    boolean says = text != null && !text.isBlank();
    service.propose(
        visitor.actor(),
        page.getCommunity().id(),
        clause == 0 ? null : clause,
        says ? new CodeChange(severity, text, reader.getLocale().getLanguage()) : null,
        reason);
    notices.done("code.proposal.done");
    page.again();
  }

  public Severity[] getSeverities() {
    return Severity.values();
  }

  public Long getClause() {
    return clause;
  }

  public void setClause(Long clause) {
    this.clause = clause;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }

  public Severity getSeverity() {
    return severity;
  }

  public void setSeverity(Severity severity) {
    this.severity = severity;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
