package org.guildhall.importer;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityId;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.UseCase;

/** Beginning imports, seeing how far they are, and cancelling them. */
@UseCase
public class ImportService {
  /** What a source may be called. */
  public static final String SOURCE = "[a-z0-9-]{1,40}";

  @Inject private ImportPolicy policy;
  @Inject private Imports imports;
  @Inject private Uploads uploads;
  @Inject private Communities communities;
  @Inject private People people;
  @Inject private Clock clock;
  @Inject private Event<ImportBegun> importBegun;
  @Inject private Event<ImportCancelled> importCancelled;

  /**
   * Has a dump brought into a community, as soon as no other import runs.
   *
   * @param source short name of the site; the same for the same site, so that nothing comes twice
   * @param received where {@link Uploads} put the file
   * @throws NotFoundException when there is no such community
   * @throws BusinessException when the file is no dump
   */
  ImportId begin(
      Actor actor,
      @NotNull CommunityId community,
      @NotNull @Pattern(regexp = SOURCE) String source,
      @NotNull Path received) {
    policy.mayImport(actor).orThrow();
    try (var dump = StackExchangeDump.open(received)) {
      var begun =
          imports.add(
              new Import(
                  communities.require(community),
                  source,
                  actor.person().flatMap(people::find).orElse(null),
                  new Import.Dump(received.toFile().length(), Stages.work(dump)),
                  clock.instant()));
      uploads.keep(received, begun.id());
      importBegun.fire(new ImportBegun(begun.id()));
      return begun.id();
    }
  }

  /**
   * How far an import is.
   *
   * @throws NotFoundException when there is none
   */
  public Import read(Actor actor, @NotNull ImportId id) {
    policy.mayImport(actor).orThrow();
    return imports.require(id);
  }

  /** What was wrong in its files, the first {@link Imports#PROBLEMS_KEPT}. */
  public List<ImportProblem> problems(Actor actor, @NotNull ImportId id) {
    policy.mayImport(actor).orThrow();
    return imports.problems(id);
  }

  /**
   * The latest imports, the last one first.
   *
   * @param before only those begun before this one; null for all
   * @param max at most so many
   */
  public List<Import> latest(Actor actor, ImportId before, int max) {
    policy.mayImport(actor).orThrow();
    return imports.latest(before, max);
  }

  /**
   * Ends an import before it is done. What has come in stays; one that has ended stays as it is.
   *
   * @throws NotFoundException when there is none
   */
  public void cancel(Actor actor, @NotNull ImportId id) {
    policy.mayImport(actor).orThrow();
    var one = imports.lock(id);
    if (one.isUnderWay()) {
      one.cancel(clock.instant());
      importCancelled.fire(new ImportCancelled(id));
    }
  }
}
