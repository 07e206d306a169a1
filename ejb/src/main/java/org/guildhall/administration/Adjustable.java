package org.guildhall.administration;

import java.util.List;

/**
 * An extension point: what of a component, or of a firm's plugin, may be set while Guildhall runs.
 * Found by CDI; an application-scoped bean is enough.
 *
 * @since 1.0
 */
public interface Adjustable {
  /** Always the same ones. */
  List<Setting> settings();

  /**
   * How many people would be erased within a day if one of these were set to that, and are not as
   * it is. Whoever sets it is told first: nobody brings them back.
   */
  default long erases(Setting setting, int amount) {
    return 0;
  }
}
