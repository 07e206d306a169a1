package org.guildhall.administration;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guildhall.people.Actor;
import org.guildhall.people.Audit;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.UseCase;

/** Sets how Guildhall runs, and says who did. */
@UseCase
public class SettingService {
  @Inject private SettingPolicy policy;
  @Inject private Settings settings;
  @Inject private People people;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * A setting and what it is set to.
   *
   * @param setAt null while nobody has set it
   * @param setBy null too for an administrator whom no directory knows
   */
  public record Listed(Setting setting, int amount, Instant setAt, Person setBy) {}

  /** Setting it so would erase more people within a day than whoever does it has been told. */
  public static final class BrakeException extends BusinessException {
    private final long people;

    BrakeException(long people) {
      super("setting.denied.brake", people);
      this.people = people;
    }

    public long people() {
      return people;
    }
  }

  /** All of a group: days before switches, by name. */
  public List<Listed> list(Actor actor, String group) {
    policy.maySet(actor).orThrow();
    var all = settings.of(group);
    var values = settings.values(all);
    return all.stream()
        .map(
            one -> {
              var value = Optional.ofNullable(values.get(one.name()));
              return new Listed(
                  one,
                  value.map(SettingValue::amount).orElse(one.standard()),
                  value.map(SettingValue::setAt).orElse(null),
                  value.flatMap(SettingValue::setBy).orElse(null));
            })
        .toList();
  }

  /**
   * Sets one; to set it to what it is changes nothing.
   *
   * @param erased how many people he has read would be erased by it
   * @throws NotFoundException when there is none of that name
   * @throws BrakeException when it would erase more
   * @throws BusinessException when it may not be that
   */
  public void set(Actor actor, @NotNull String name, int amount, long erased) {
    policy.maySet(actor).orThrow();
    var setting = settings.require(name);
    if (!setting.allows(amount)) {
      throw new BusinessException("setting.denied.range", setting.least(), setting.most());
    }
    var kept = settings.lock(setting);
    int before = kept.map(SettingValue::amount).orElse(setting.standard());
    if (before != amount) {
      long more = settings.erases(setting, amount);
      if (more > erased) {
        throw new BrakeException(more);
      }
      var by = actor.person().flatMap(people::find).orElse(null);
      kept.orElseGet(() -> settings.add(new SettingValue(name))).set(amount, by, clock.instant());
      audit.write(actor, "set", name + ": " + before + " → " + amount);
    }
  }
}
