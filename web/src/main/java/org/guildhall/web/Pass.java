package org.guildhall.web;

import java.util.Objects;
import org.guildhall.people.AccessToken;
import org.guildhall.people.Person;

/**
 * By what a program came in, where no session of the server's says who that is.
 *
 * @param means never {@link Means#SESSION}
 * @param person an active colleague
 * @param administrator only ever true of a demo: no token proves what the server's registry says
 * @param token null in a demo
 */
public record Pass(Means means, Person person, boolean administrator, AccessToken token) {
  /** How one may come in. */
  public enum Means {
    SESSION,
    ACCESS_TOKEN,
    DEMO
  }

  public Pass {
    Objects.requireNonNull(person);
  }

  static Pass of(AccessToken token) {
    return new Pass(Means.ACCESS_TOKEN, token.person(), false, token);
  }

  static Pass ofDemo(Person person, boolean administrator) {
    return new Pass(Means.DEMO, person, administrator, null);
  }

  /** Whether it lets one change anything. */
  boolean isForWriting() {
    return token == null || token.scope() == AccessToken.Scope.WRITE;
  }
}
