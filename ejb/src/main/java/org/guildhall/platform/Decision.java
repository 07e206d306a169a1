package org.guildhall.platform;

import java.util.List;

/**
 * What a policy answers: allowed, or denied for a reason that a text of the bundles explains. A
 * page asks {@link #isAllowed()} to show a button; a use case calls {@link #orThrow()} before it
 * changes anything.
 */
public final class Decision {
  private static final Decision ALLOWED = new Decision(null, List.of());

  private final String reason;
  private final List<Object> arguments;

  private Decision(String reason, List<Object> arguments) {
    this.reason = reason;
    this.arguments = arguments;
  }

  public static Decision allowed() {
    return ALLOWED;
  }

  /** Denied; {@code reason} is the key of the text that tells why. */
  public static Decision denied(String reason, Object... arguments) {
    return new Decision(reason, List.of(arguments));
  }

  public boolean isAllowed() {
    return reason == null;
  }

  /** The key of the reason; null when allowed. */
  public String reason() {
    return reason;
  }

  /** What that text tells in it. */
  public List<Object> arguments() {
    return arguments;
  }

  /**
   * Does nothing when allowed.
   *
   * @throws DeniedException with the reason when denied
   */
  public void orThrow() {
    if (!isAllowed()) {
      throw new DeniedException(reason, arguments.toArray());
    }
  }
}
