package org.guildhall.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.platform.NotFoundException;

/** All that is kept about people, wherever it lies. */
@ApplicationScoped
class Keepings {
  @PersistenceContext private EntityManager entities;
  @Inject @Any private Instance<PersonalData> components;

  /** A plugin can bring in a name that another has: it would be told, and counted, as the other. */
  void check(@Observes Startup start) {
    requireDistinct(all());
  }

  /**
   * @throws IllegalStateException when two are called the same
   */
  static void requireDistinct(List<Kept> all) {
    var names = new HashSet<String>();
    for (var kept : all) {
      if (!names.add(kept.name())) {
        throw new IllegalStateException(
            "two components keep something about people as " + kept.name() + ": rename one");
      }
    }
  }

  List<Kept> all() {
    return components.stream().flatMap(one -> one.kept().stream()).toList();
  }

  /**
   * @throws NotFoundException when there is none of that name
   */
  Kept require(String name) {
    return all().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NotFoundException("kept", name));
  }

  /** How many rows of each there are of a person, in one statement. */
  List<Long> counts(List<Kept> kept, PersonId person) {
    var counts =
        kept.stream().map(Kept::countSql).collect(Collectors.joining("), (", "select (", ")"));
    var row = entities.createNativeQuery(counts).setParameter(1, person.value()).getSingleResult();
    return columns(row).map(count -> ((Number) count).longValue()).toList();
  }

  /** A row of one column comes without an array around it. */
  private static Stream<?> columns(Object row) {
    return row instanceof Object[] many ? Arrays.stream(many) : Stream.of(row);
  }

  /** A page of the rows of a person: texts, numbers, booleans, dates, moments, and nulls. */
  List<List<Object>> rows(Kept kept, PersonId person, int first, int max) {
    List<?> found =
        entities
            .createNativeQuery(kept.rowsSql())
            .setParameter(1, person.value())
            .setParameter(2, first)
            .setParameter(3, max)
            .getResultList();
    return found.stream().map(Keepings::row).toList();
  }

  private static List<Object> row(Object columns) {
    var row = new ArrayList<>();
    columns(columns).map(Keepings::value).forEach(row::add);
    return Collections.unmodifiableList(row);
  }

  private static Object value(Object column) {
    if (column instanceof Timestamp moment) {
      return moment.toInstant();
    }
    return column instanceof Date day ? day.toLocalDate() : column;
  }

  /** Erases who somebody was, but for his own row among the people. */
  void erase(PersonId person) {
    for (var kept : all()) {
      if (kept.fate() == Kept.Fate.ERASED) {
        entities.createNativeQuery(kept.eraseSql()).setParameter(1, person.value()).executeUpdate();
      }
    }
  }

  void eraseTheRest(Person former) {
    // What is written by statements must see him without his name.
    entities.flush();
    components.forEach(one -> one.erase(former));
  }

  void expire(Instant now) {
    components.forEach(one -> one.expire(now));
  }
}
