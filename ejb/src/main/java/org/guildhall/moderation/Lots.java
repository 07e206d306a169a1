package org.guildhall.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.guildhall.community.Community;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;

/**
 * Draws by lot who shall judge: everyone who may has the same chance.
 *
 * <p>Ids are shuffled, and persons are looked at in that order until there are enough, so that a
 * large firm is not read for a jury of five.
 */
@ApplicationScoped
class Lots {
  private static final int AT_ONCE = 50;

  @PersistenceContext private EntityManager entities;
  @Inject private People people;

  private final Random random = new SecureRandom();

  /** Members of a community. */
  List<Person> members(Community community, Predicate<Person> may, int wanted) {
    return drawn("m.community = :community", community, may, wanted);
  }

  /** Members of other communities. */
  List<Person> membersElsewhere(Community community, Predicate<Person> may, int wanted) {
    return drawn("m.community <> :community", community, may, wanted);
  }

  /** Leaders of other communities. */
  List<Person> leadersElsewhere(Community community, Predicate<Person> may, int wanted) {
    return drawn(
        "m.community <> :community and m.role = org.guildhall.community.Role.LEADER",
        community,
        may,
        wanted);
  }

  private List<Person> drawn(
      String condition, Community community, Predicate<Person> may, int wanted) {
    var ids =
        entities
            .createQuery(
                "select distinct m.person.id from Membership m where m.person.active = true and "
                    + condition,
                Long.class)
            .setParameter("community", community)
            .getResultList();
    var urn = new ArrayList<>(ids);
    Collections.shuffle(urn, random);
    var drawn = new ArrayList<Person>();
    for (int from = 0; from < urn.size() && drawn.size() < wanted; from += AT_ONCE) {
      var some = urn.subList(from, Math.min(urn.size(), from + AT_ONCE));
      var found = people.all(some.stream().map(PersonId::new).toList());
      some.stream()
          .map(id -> found.get(new PersonId(id)))
          .filter(may)
          .limit((long) wanted - drawn.size())
          .forEach(drawn::add);
    }
    return drawn;
  }

  /**
   * Who may judge: whoever is no party, and close to none.
   *
   * @param parties the author, those who reported and those who decided
   * @param close whether two are of one team or line of command; true of anybody and himself
   */
  static <T> Predicate<T> impartial(Collection<T> parties, BiPredicate<T, T> close) {
    return one -> parties.stream().noneMatch(party -> close.test(one, party));
  }
}
