package org.guildhall.importer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.conversation.Arrival;
import org.guildhall.conversation.ArrivalService;
import org.guildhall.conversation.ArrivedPlace;
import org.guildhall.importer.Authors.Author;
import org.guildhall.importer.Import.Stage;
import org.guildhall.importer.Import.Step;
import org.guildhall.people.Actor;
import org.guildhall.people.AuthorService;
import org.guildhall.people.PersonId;

/**
 * The steps of an import, each a transaction: what came in and how far the import is are committed
 * together, so that one that was interrupted goes on just there.
 */
@ApplicationScoped
@Transactional
class ImportSteps {
  @Inject private Imports imports;
  @Inject private AuthorService authorService;
  @Inject private ArrivalService arrivalService;
  @Inject private Clock clock;

  /** The import was cancelled meanwhile: nothing of the step was kept. */
  static class Stopped extends RuntimeException {
    Stopped() {
      super(null, null, false, false);
    }
  }

  /** The import to work on now, if there is one; from now on it runs. */
  Optional<Import> next() {
    var next = imports.underWay().stream().findFirst();
    next.ifPresent(Import::run);
    return next;
  }

  Set<ImportId> underWay() {
    return imports.underWay().stream().map(Import::id).collect(Collectors.toSet());
  }

  Import enter(ImportId id, Stage stage) {
    step(id, one -> one.enter(stage));
    return imports.require(id);
  }

  void learn(ImportId id, long rows, String host) {
    step(id, one -> one.learn(rows, host));
  }

  void advance(ImportId id, Step step, List<ImportProblem> problems) {
    step(
        id,
        one -> {
          one.advance(step);
          imports.add(one, problems);
        });
  }

  void people(ImportId id, Map<String, String> names, Step step, List<ImportProblem> problems) {
    step(
        id,
        one -> {
          one.peopleCame(authorService.bringIn(Actor.server(), names).added());
          one.advance(step);
          imports.add(one, problems);
        });
  }

  /**
   * A post of a file, not yet converted: most of those that have come in before never will be.
   *
   * @param line where it stands in the file
   * @param inReplyTo the origin of a post of its conversation; null for an opening
   * @param arrival makes of it what comes in, once it is known who its author is here
   */
  record Arriving(
      int line,
      String origin,
      String inReplyTo,
      Author author,
      Function<PersonId, Arrival> arrival) {}

  /**
   * Brings posts in.
   *
   * @param astray takes those whose conversation is not there
   */
  void posts(
      ImportId id,
      String file,
      List<Arriving> arriving,
      Step step,
      List<ImportProblem> problems,
      Consumer<Arriving> astray) {
    step(
        id,
        one -> {
          var places = places(origins(arriving));
          var byOrigin = new LinkedHashMap<String, Arriving>();
          int alreadyThere = 0;
          for (var post : arriving) {
            if (places.containsKey(post.origin())) {
              alreadyThere++;
            } else if (post.inReplyTo() == null
                || places.containsKey(post.inReplyTo())
                || byOrigin.containsKey(post.inReplyTo())) {
              byOrigin.put(post.origin(), post);
            } else {
              // Whoever wrote only such posts need not become a person.
              astray.accept(post);
            }
          }
          var authors = authors(one, byOrigin.values());
          var outcome =
              arrivalService.bringIn(
                  Actor.server(),
                  one.community().id(),
                  byOrigin.values().parallelStream()
                      .map(post -> post.arrival().apply(authors.get(post.author().userName())))
                      .toList(),
                  places);
          one.cameIn(outcome.conversations(), outcome.posts(), alreadyThere);
          one.leaveOut(outcome.tooLong().size());
          one.advance(step);
          imports.add(one, problems);
          imports.add(
              one,
              outcome.tooLong().stream()
                  .map(byOrigin::get)
                  .map(post -> ImportProblem.at(file, post.line(), "post-too-long", post.origin()))
                  .toList());
          outcome.astray().stream().map(byOrigin::get).forEach(astray);
        });
  }

  private static Set<String> origins(List<Arriving> arriving) {
    return arriving.stream()
        .flatMap(post -> Stream.of(post.origin(), post.inReplyTo()))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private Map<String, PersonId> authors(Import one, Collection<Arriving> arriving) {
    var names = new HashMap<String, String>();
    arriving.forEach(post -> names.putIfAbsent(post.author().userName(), post.author().name()));
    var came = authorService.bringIn(Actor.server(), names);
    one.peopleCame(came.added());
    return came.ids();
  }

  Map<String, ArrivedPlace> places(Set<String> origins) {
    return arrivalService.places(Actor.server(), origins);
  }

  void link(ImportId id, Map<String, String> bodies, Map<String, String> accepted, Step step) {
    step(
        id,
        one -> {
          arrivalService.relink(Actor.server(), bodies);
          arrivalService.accept(Actor.server(), accepted);
          one.advance(step);
        });
  }

  void done(ImportId id) {
    end(id, one -> one.done(clock.instant()));
  }

  void fail(ImportId id, String reason, List<Object> arguments) {
    end(id, one -> one.fail(reason, arguments, clock.instant()));
  }

  /**
   * No lock is held while a step is worked on, so that the import can be seen and cancelled: a step
   * writes how far it is, and never how it stands.
   *
   * @throws Stopped when it does not run any more
   */
  private void step(ImportId id, Consumer<Import> change) {
    change.accept(running(imports.require(id)));
  }

  private void end(ImportId id, Consumer<Import> change) {
    change.accept(running(imports.lock(id)));
  }

  private static Import running(Import one) {
    if (one.state() != Import.State.RUNNING) {
      throw new Stopped();
    }
    return one;
  }
}
