package org.guildhall.people;

import jakarta.enterprise.context.ApplicationScoped;
import org.guildhall.platform.Decision;

/** Who may make and revoke access tokens. */
@ApplicationScoped
public class AccessTokenPolicy {
  /** Every active colleague, for himself. */
  public Decision mayMake(Person person) {
    if (!person.isActive()) {
      return Decision.denied("person.denied.unknown");
    }
    return Decision.allowed();
  }

  /** One's own only. */
  public Decision mayRevoke(Person person, AccessToken token) {
    if (!token.person().id().equals(person.id())) {
      return Decision.denied("token.denied.not-owner");
    }
    return Decision.allowed();
  }
}
