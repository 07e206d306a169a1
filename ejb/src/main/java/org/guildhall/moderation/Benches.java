package org.guildhall.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.conversation.Post;
import org.guildhall.people.Person;

/** Who judges the reports on a post: its community's leaders, or neighbours by lot. */
@ApplicationScoped
class Benches {
  @PersistenceContext private EntityManager entities;
  @Inject private ModerationSettings settings;
  @Inject private Lots lots;
  @Inject private Clock clock;

  /** Who judges as things stand. */
  Bench of(Post post, List<Report> standing) {
    return new Bench(post, isOutside(post, standing), asked(post));
  }

  /**
   * Asks neighbours where no leader may judge, as many as are missing. Where there are too few who
   * are no party, fewer judge; where there is nobody, only voices do.
   */
  void fill(Post post, List<Report> standing) {
    if (standing.isEmpty() || !isOutside(post, standing)) {
      return;
    }
    var community = post.conversation().community();
    var before = all(post);
    var known =
        before.stream().map(neighbour -> neighbour.person().id()).collect(Collectors.toSet());
    var parties =
        Stream.concat(Stream.of(post.author()), standing.stream().map(Report::reporter)).toList();
    Predicate<Person> isImpartial = Lots.impartial(parties, Person::isCloseTo);
    // Whoever has reported it since, or is close to one who has, judges it no more.
    before.stream()
        .filter(neighbour -> !isImpartial.test(neighbour.person()))
        .forEach(Neighbour::leaveOff);
    long asked = before.stream().filter(Neighbour::isAsked).count();
    var now = clock.instant();
    lots.leadersElsewhere(
            community,
            isImpartial.and(person -> !known.contains(person.id())),
            (int) (settings.neighbours() - asked))
        .forEach(
            person ->
                entities.persist(
                    new Neighbour(post, person, now, now.plus(settings.neighboursTime()))));
    entities.flush();
  }

  /** Asks nobody any more. */
  void dismiss(Post post) {
    asked(post).forEach(Neighbour::leaveOff);
  }

  /** Those of the asked who have not said in time what they find, or left, are asked no more. */
  void dropLate(Post post) {
    var now = clock.instant();
    var late =
        asked(post).stream()
            .filter(neighbour -> neighbour.outcome().isEmpty())
            .filter(one -> !now.isBefore(one.dueAt()) || !one.person().isActive())
            .toList();
    late.forEach(Neighbour::leaveOff);
    entities.flush();
  }

  /** The ids of posts for which neighbours are asked who are late. */
  List<Long> late(Instant now) {
    return entities
        .createQuery(
            "select distinct n.post.id from Neighbour n where n.asksFor is not null and n.outcome"
                + " is null and (n.dueAt <= :now or n.person.active = false)",
            Long.class)
        .setParameter("now", now)
        .getResultList();
  }

  /**
   * The ids of posts about which reports stand and for which no neighbour is asked. Their community
   * may have lost its leaders since.
   */
  List<Long> unasked() {
    return entities
        .createQuery(
            "select distinct r.post.id from Report r where r.standsFor is not null and not exists"
                + " (select n.id from Neighbour n where n.asksFor = r.standsFor)",
            Long.class)
        .getResultList();
  }

  private boolean isOutside(Post post, List<Report> standing) {
    var community = post.conversation().community();
    var leaders =
        entities
            .createQuery(
                "select m.person.id from Membership m where m.community = :community and m.role ="
                    + " org.guildhall.community.Role.LEADER and m.person.active = true",
                Long.class)
            .setParameter("community", community)
            .getResultList();
    var parties = new ArrayList<Long>();
    parties.add(post.author().id().value());
    standing.forEach(report -> parties.add(report.reporter().id().value()));
    return leaders.isEmpty() || parties.stream().anyMatch(leaders::contains);
  }

  private List<Neighbour> asked(Post post) {
    return all(post).stream().filter(Neighbour::isAsked).toList();
  }

  private List<Neighbour> all(Post post) {
    return entities
        .createQuery(
            "select n from Neighbour n join fetch n.person where n.post = :post order by n.id",
            Neighbour.class)
        .setParameter("post", post)
        .getResultList();
  }
}
