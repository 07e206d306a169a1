package org.guildhall.importer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.guildhall.platform.NotFoundException;

/** All imports, and what was wrong in their files. */
@ApplicationScoped
public class Imports {
  /** Problems of one import beyond this number are counted, but not kept: nobody reads on. */
  public static final int PROBLEMS_KEPT = 1_000;

  private static final String WHOLE =
      "select i from Import i join fetch i.community left join fetch i.begunBy ";

  @PersistenceContext private EntityManager entities;

  /** The import with its community, and with who began it. */
  Optional<Import> find(ImportId id) {
    return entities
        .createQuery(WHOLE + "where i.id = :id", Import.class)
        .setParameter("id", id.value())
        .getResultStream()
        .findFirst();
  }

  /**
   * @throws NotFoundException when there is none
   */
  Import require(ImportId id) {
    return find(id).orElseThrow(() -> new NotFoundException("import", id));
  }

  /** Waits for its turn: whoever changes how it stands does so one after the other. */
  Import lock(ImportId id) {
    var found = entities.find(Import.class, id.value());
    if (found == null) {
      throw new NotFoundException("import", id);
    }
    entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
    return found;
  }

  /** The latest first. */
  List<Import> latest(ImportId before, int max) {
    return entities
        .createQuery(WHOLE + "where i.id < :before order by i.id desc", Import.class)
        .setParameter("before", before == null ? Long.MAX_VALUE : before.value())
        .setMaxResults(max)
        .getResultList();
  }

  /** Those that run or wait, in the order in which they are to be worked on. */
  List<Import> underWay() {
    return entities
        .createQuery(
            WHOLE
                + "where i.state in (org.guildhall.importer.Import.State.RUNNING,"
                + " org.guildhall.importer.Import.State.WAITING)"
                + " order by case when i.state = org.guildhall.importer.Import.State.RUNNING then 0"
                + " else 1 end, i.id",
            Import.class)
        .getResultList();
  }

  /** What was wrong in its files, in the order in which it was found. */
  List<ImportProblem> problems(ImportId id) {
    return entities
        .createQuery(
            "select p from ImportProblem p where p.ofImport.id = :id order by p.id",
            ImportProblem.class)
        .setParameter("id", id.value())
        .getResultList();
  }

  Import add(Import one) {
    entities.persist(one);
    return one;
  }

  /** Counts them all and keeps the first. */
  void add(Import one, List<ImportProblem> problems) {
    long room = Math.max(0, PROBLEMS_KEPT - one.problems());
    problems.stream()
        .limit(room)
        .forEach(
            problem -> {
              problem.belongsTo(one);
              entities.persist(problem);
            });
    one.count(problems.size());
  }
}
