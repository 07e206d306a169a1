package org.guildhall.administration;

import java.util.List;

/**
 * A part without which Guildhall runs as well.
 *
 * @param title key of the text that says what it is, or, of a firm's, that text
 * @param arguments of that text
 * @param problem what is wrong, as the log says it; null unless it fails
 * @param setting that switches it when the server starts; null where there is none
 */
public record Plugin(
    String title, List<Object> arguments, State state, String problem, String setting) {

  /** Whether it works. */
  public enum State {
    ON,
    OFF,
    /** It is switched on, and something is wrong. */
    FAILING
  }

  public Plugin {
    arguments = List.copyOf(arguments);
  }

  /** One that works if it is on. */
  public static Plugin of(String title, boolean on, String setting) {
    return new Plugin(title, List.of(), on ? State.ON : State.OFF, null, setting);
  }

  /** The same, failing for that reason; as it was where there is none. */
  public Plugin failing(String reason) {
    return reason == null || state == State.OFF
        ? this
        : new Plugin(title, arguments, State.FAILING, reason, setting);
  }
}
