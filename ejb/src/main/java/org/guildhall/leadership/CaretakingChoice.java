package org.guildhall.leadership;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.guildhall.people.PersonId;

/** What a member wants to become of a community that nobody leads. */
@Entity
@IdClass(CaretakingChoice.Key.class)
@Table(name = "caretaking_choice")
public class CaretakingChoice {
  /** One member, one caretaking. */
  public record Key(long caretakingId, long personId) {}

  @Id private long caretakingId;
  @Id private long personId;

  @Enumerated(EnumType.STRING)
  private Caretaking.Choice choice;

  protected CaretakingChoice() {}

  CaretakingChoice(Caretaking caretaking, PersonId person, Caretaking.Choice choice) {
    caretakingId = caretaking.id();
    personId = person.value();
    this.choice = choice;
  }

  void change(Caretaking.Choice other) {
    choice = other;
  }

  Caretaking.Choice choice() {
    return choice;
  }
}
