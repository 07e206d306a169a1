package org.guildhall.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.guildhall.people.BossTitleService;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.Visible;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;

/** HR's list of titles, and the rule who is a boss, tried on somebody. */
@Named
@RequestScoped
public class KeepBossTitles {
  private static final String PAGE = "/administration/bosses?faces-redirect=true";

  @Inject private Visitor visitor;
  @Inject private BossTitleService service;
  @Inject private Notices notices;
  @Inject @Param private String person;

  /** What the button says that was pressed; a place in the list may be another's by then. */
  @Inject @Param private String remove;

  @Visible
  @Size(max = BossTitleService.TITLE_MAX)
  private String title;

  private List<BossTitleService.Listed> listed;
  private BossTitleService.Trial trial;

  @PostConstruct
  void load() {
    listed = service.list(visitor.actor());
    if (person != null && !person.isBlank()) {
      try {
        trial = service.tryOn(visitor.actor(), person);
      } catch (NotFoundException e) {
        trial = null;
      }
    }
  }

  public String add() {
    try {
      service.add(visitor.actor(), title);
      notices.done("bosses.added", title.strip());
      return PAGE;
    } catch (BusinessException e) {
      notices.beside("title", e);
      return null;
    }
  }

  public String remove() {
    service.remove(visitor.actor(), remove);
    notices.done("bosses.removed", remove);
    return PAGE;
  }

  public List<BossTitleService.Listed> getListed() {
    return listed;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  /** On whom the rule is to be tried; as it was typed. */
  public String getPerson() {
    return person;
  }

  /** What it says of him; null where nobody was named, or nobody has that name. */
  public BossTitleService.Trial getTrial() {
    return trial;
  }
}
