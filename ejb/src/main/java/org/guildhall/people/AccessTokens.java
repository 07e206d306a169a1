package org.guildhall.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guildhall.platform.NotFoundException;

/** All access tokens that were ever made. */
@ApplicationScoped
public class AccessTokens {
  @PersistenceContext private EntityManager entities;

  /** Those of one person, the latest first. */
  List<AccessToken> of(Person person) {
    return entities
        .createQuery(
            "select t from AccessToken t where t.person = :person order by t.madeAt desc, t.id"
                + " desc",
            AccessToken.class)
        .setParameter("person", person)
        .getResultList();
  }

  /** The token with its owner, in one statement. */
  Optional<AccessToken> find(TokenSecret secret) {
    return entities
        .createQuery(
            "select t from AccessToken t join fetch t.person where t.digest = :digest",
            AccessToken.class)
        .setParameter("digest", secret.digest())
        .getResultStream()
        .findFirst();
  }

  AccessToken require(long id) {
    var token = entities.find(AccessToken.class, id);
    if (token == null) {
      throw new NotFoundException("access token", id);
    }
    return token;
  }

  AccessToken add(AccessToken token) {
    entities.persist(token);
    return token;
  }

  /** Forgets of tokens that were last used before that time when it was. */
  public void forgetUses(Instant before) {
    entities
        .createQuery("update AccessToken t set t.usedAt = null where t.usedAt < :before")
        .setParameter("before", before)
        .executeUpdate();
  }
}
