package org.guildhall.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets a request that its sender has given a name make something once, however often it arrives.
 *
 * <p>What was made and the word of it are one transaction. A request that comes too late fails in
 * {@link #make} with all that it did, and finds by {@link #made} what the first one made.
 */
@ApplicationScoped
public class Submissions {
  /** How long a name is remembered: longer than any program tries again. */
  static final Duration REMEMBERED = Duration.ofDays(7);

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  /**
   * What was made under that name before.
   *
   * @param content a digest of what the request says, at most 64 characters
   * @throws BusinessException when the name was given to a request that says something else
   */
  @Transactional
  public Optional<String> made(Submission.Key key, String content) {
    var before = Optional.ofNullable(entities.find(Submission.class, key));
    if (before.isPresent() && !before.get().content().equals(content)) {
      throw new BusinessException("submission.other-content");
    }
    return before.map(Submission::made);
  }

  /**
   * Makes it and remembers the name, both or neither.
   *
   * <p>The name is looked for after the making, which has waited by then for whoever made the same
   * at the same time; what still slips through, the primary key finds.
   *
   * @param name what was made, as {@link #made} shall tell it: at most 100 characters
   * @throws BusinessException when something was made under that name before
   */
  @Transactional
  public <T> T make(
      Submission.Key key, String content, Supplier<T> making, Function<T, String> name) {
    var thing = making.get();
    if (entities.find(Submission.class, key) != null) {
      throw new BusinessException("submission.made-before");
    }
    entities.persist(new Submission(key, content, name.apply(thing), clock.instant()));
    return thing;
  }

  /** Forgets names that nobody will repeat any more; gives back how many. */
  @Transactional
  int forget() {
    return entities
        .createQuery("delete from Submission s where s.madeAt < :before")
        .setParameter("before", clock.instant().minus(REMEMBERED))
        .executeUpdate();
  }
}
