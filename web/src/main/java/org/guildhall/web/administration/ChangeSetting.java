package org.guildhall.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.guildhall.administration.Setting;
import org.guildhall.administration.SettingService;
import org.guildhall.administration.SettingService.BrakeException;
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
  private static final List<String> GROUPS = List.of("privacy", "plugins");

  @Inject private Visitor visitor;
  @Inject private SettingService service;
  @Inject private Notices notices;
  @Inject @Param private String name;

  /** How many people the form says would be erased by it. */
  @Inject @Param private Long erased;

  @NotNull private Integer amount;

  private List<Listed> all;
  private Listed chosen;
  private long braked;

  /**
   * @throws NotFoundException when nothing is called so
   */
  @PostConstruct
  void load() {
    all = GROUPS.stream().flatMap(group -> service.list(visitor.actor(), group).stream()).toList();
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
      service.set(visitor.actor(), name, amount, erased == null ? 0 : erased);
      notices.done("setting.done");
      Faces.redirect("administration/settings");
    } catch (DeniedException e) {
      throw e;
    } catch (BrakeException e) {
      braked = e.people();
      notices.beside("amount", e);
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

  /** How many people it would erase as it was to be set; 0 where nobody need be told. */
  public long getBraked() {
    return braked;
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
