package org.guildhall.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.guildhall.people.AuditEntry;
import org.guildhall.people.AuditService;
import org.guildhall.web.PageNumber;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;

/** Who decided what about how the firm runs Guildhall. */
@Named
@RequestScoped
public class ShowAudit {
  private static final int PAGE = 50;

  @Inject private Visitor visitor;
  @Inject private AuditService service;
  @Inject @Param private String page;

  private PageNumber number;
  private List<AuditEntry> entries;

  @PostConstruct
  void load() {
    number = PageNumber.of(page, PAGE, service.count(visitor.actor()));
    entries = service.latest(visitor.actor(), number.first(), PAGE);
  }

  public PageNumber getNumber() {
    return number;
  }

  /** The last one first. */
  public List<AuditEntry> getEntries() {
    return entries;
  }
}
