package org.guildhall.leadership;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Optional;
import org.guildhall.community.CommunityId;
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

  private Long intoId;

  protected CaretakingChoice() {}

  CaretakingChoice(Caretaking caretaking, PersonId person) {
    caretakingId = caretaking.id();
    personId = person.value();
  }

  void choose(Caretaking.Choice chosen, CommunityId into) {
    choice = chosen;
    intoId = into == null ? null : into.value();
  }

  public Caretaking.Choice choice() {
    return choice;
  }

  /** In which community it shall go on; empty unless a merger is wanted. */
  public Optional<CommunityId> into() {
    return Optional.ofNullable(intoId).map(CommunityId::new);
  }
}
