package org.guildhall.web.administration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import org.guildhall.platform.BusinessException;
import org.guildhall.search.IndexCheck;
import org.guildhall.search.SearchService;
import org.guildhall.search.SearchStatus;
import org.guildhall.web.Notices;
import org.guildhall.web.Texts;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;

/**
 * How the search index is, for administrators, who may have it compared with the database and built
 * anew.
 */
@Named
@RequestScoped
public class CheckIndex {
  @Inject @Param private Boolean compared;

  @Inject private Visitor visitor;
  @Inject private SearchService service;
  @Inject private Notices notices;
  @Inject private Texts text;

  private SearchStatus status;
  private IndexCheck check;
  private String refusal;

  public void load() {
    status = service.status(visitor.actor());
    if (Boolean.TRUE.equals(compared)) {
      try {
        check = service.check(visitor.actor());
      } catch (BusinessException no) {
        refusal = text.of(no.key(), no.arguments());
      }
    }
  }

  public String rebuild() {
    service.rebuild(visitor.actor());
    notices.done("administration.index.rebuild.begun");
    return "/administration/index?faces-redirect=true";
  }

  public boolean isEnabled() {
    return service.isEnabled();
  }

  public SearchStatus getStatus() {
    return status;
  }

  /** How much longer the building takes; null where nothing tells. */
  public Duration getLeft() {
    return status.left().orElse(null);
  }

  /** What the comparison found; null when none was asked for, or none could be made. */
  public IndexCheck getCheck() {
    return check;
  }

  /** Why no comparison could be made; null when one was, or none was asked for. */
  public String getRefusal() {
    return refusal;
  }
}
