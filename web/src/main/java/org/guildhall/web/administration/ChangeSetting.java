package org.guildhall.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.guildhall.administration.Setting;
import org.guildhall.administration.SettingService;
import org.guildhall.administration.SettingService.Listed;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** What may be set while Guildhall runs, and the form that sets one of it. */
@Named
@RequestScoped
public class ChangeSetting {
  private static final String GROUP = "privacy";

  @Inject private Visitor visitor;
  @Inject private SettingService service;
  @Inject private Notices notices;
  @Inject @Param private String name;

  @NotNull private Integer amount;

  private List<Listed> all;
  private Listed chosen;

  /**
   * @throws NotFoundException when nothing is called so
   */
  @PostConstruct
  void load() {
    all = service.list(visitor.actor(), GROUP);
    if (name != null) {
      chosen =
          all.stream()
              .filter(one -> one.setting().name().equals(name))
              .findFirst()
              .orElseThrow(() -> new NotFoundException("setting", name));
      amount = chosen.amount();
    }
  }

  public void set() {
    if (chosen == null) {
      throw new NotFoundException("setting", "without name");
    }
    try {
      service.set(visitor.actor(), name, amount);
      notices.done("setting.done");
      Faces.redirect("administration/settings");
    } catch (DeniedException e) {
      throw e;
    } catch (BusinessException e) {
      notices.beside("amount", e);
    }
  }

  public List<Listed> getAll() {
    return all;
  }

  /** The one to set; null where none is chosen. */
  public Listed getChosen() {
    return chosen;
  }

  /** Whether it is a number of days. */
  public boolean isDays(Listed one) {
    return one.setting().kind() == Setting.Kind.DAYS;
  }

  public Integer getAmount() {
    return amount;
  }

  public void setAmount(Integer amount) {
    this.amount = amount;
  }
}
