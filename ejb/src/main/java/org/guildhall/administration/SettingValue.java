package org.guildhall.administration;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.guildhall.people.Person;

/** What somebody set a {@link Setting} to. */
@Entity
@Table(name = "setting_value")
public class SettingValue {
  @Id private String name;
  private int amount;
  private Instant setAt;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "setBy_id")
  private Person setBy;

  protected SettingValue() {}

  SettingValue(String name) {
    this.name = name;
  }

  void set(int newAmount, Person by, Instant now) {
    amount = newAmount;
    setBy = by;
    setAt = now;
  }

  String name() {
    return name;
  }

  public int amount() {
    return amount;
  }

  public Instant setAt() {
    return setAt;
  }

  /** Empty for an administrator whom no directory knows. */
  public Optional<Person> setBy() {
    return Optional.ofNullable(setBy);
  }
}
