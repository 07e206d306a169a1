package org.guildhall.administration;

import java.util.List;

/**
 * An extension point: what of a component can be left out, and whether it is. Found by CDI; an
 * application-scoped bean is enough, but not of a web module, which this one cannot see. A firm's
 * plugin that is no {@code Directory}, which is listed by itself, tells of itself here.
 *
 * @since 1.0
 */
public interface Pluggable {
  /** In the order in which a page shows them. */
  List<Plugin> plugins();
}
