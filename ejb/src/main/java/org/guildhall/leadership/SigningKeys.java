package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.guildhall.leadership.credential.SigningKey;

/**
 * New keys for elections. Finding one takes up to some seconds, so it is found before the election
 * is locked for the step that needs it.
 */
@ApplicationScoped
class SigningKeys {
  @Inject private LeadershipSettings settings;

  private final SecureRandom random = new SecureRandom();
  private final AtomicReference<SigningKey> spare = new AtomicReference<>();

  /** Finds a key for whoever takes the next. */
  void prepare() {
    if (spare.get() == null) {
      spare.set(find());
    }
  }

  /** A key that nobody has been given before. */
  SigningKey take() {
    var prepared = spare.getAndSet(null);
    return prepared == null ? find() : prepared;
  }

  private SigningKey find() {
    return SigningKey.generate(settings.keyBits(), random);
  }
}
