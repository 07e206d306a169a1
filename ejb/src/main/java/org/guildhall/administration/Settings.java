package org.guildhall.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.platform.NotFoundException;

/** What everything that may be set is set to. */
@ApplicationScoped
public class Settings {
  /** Not as this transaction has read it before. */
  private static final Map<String, Object> ANEW =
      Map.of("jakarta.persistence.cache.retrieveMode", CacheRetrieveMode.BYPASS);

  @PersistenceContext private EntityManager entities;
  @Inject @Any private Instance<Adjustable> adjustables;

  /** A number of days as it is set. */
  public int days(Setting setting) {
    return find(setting.name()).map(SettingValue::amount).orElse(setting.standard());
  }

  public boolean isOn(Setting setting) {
    return find(setting.name()).map(SettingValue::amount).orElse(setting.standard()) > 0;
  }

  /** Those of these that are on, in one statement. */
  public Set<Setting> on(Setting... settings) {
    var values = values(List.of(settings));
    return Stream.of(settings)
        .filter(
            one ->
                Optional.ofNullable(values.get(one.name()))
                        .map(SettingValue::amount)
                        .orElse(one.standard())
                    > 0)
        .collect(Collectors.toSet());
  }

  /** Everything of a group: days before switches, by name. */
  List<Setting> of(String group) {
    return all().stream()
        .filter(one -> one.group().equals(group))
        .sorted(Comparator.comparing(Setting::kind).thenComparing(Setting::name))
        .toList();
  }

  /**
   * @throws NotFoundException when there is none of that name
   */
  Setting require(String name) {
    return all().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NotFoundException("setting", name));
  }

  /** How many people would be erased within a day if it were set to that. */
  long erases(Setting setting, int amount) {
    return adjustables.stream()
        .filter(one -> one.settings().contains(setting))
        .mapToLong(one -> one.erases(setting, amount))
        .sum();
  }

  private List<Setting> all() {
    return adjustables.stream().flatMap(one -> one.settings().stream()).toList();
  }

  private Optional<SettingValue> find(String name) {
    return Optional.ofNullable(entities.find(SettingValue.class, name));
  }

  /** Those of these that somebody has set, by name, with who did. */
  Map<String, SettingValue> values(Collection<Setting> settings) {
    return settings.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "select v from SettingValue v left join fetch v.setBy where v.name in :names",
                SettingValue.class)
            .setParameter("names", settings.stream().map(Setting::name).toList())
            .getResultStream()
            .collect(Collectors.toMap(SettingValue::name, Function.identity()));
  }

  /** To be set: whoever sets the same at the same time waits. Empty while nobody has. */
  Optional<SettingValue> lock(Setting setting) {
    return Optional.ofNullable(
        entities.find(SettingValue.class, setting.name(), LockModeType.PESSIMISTIC_WRITE, ANEW));
  }

  SettingValue add(SettingValue value) {
    entities.persist(value);
    return value;
  }
}
