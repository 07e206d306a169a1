/**
 * How the firm runs Guildhall: what HR and data protection may set while it runs. Each component
 * says in its {@link org.guildhall.administration.Adjustable} what may be set of it. Stands above
 * people only, so that everything else may ask; it tells nothing.
 */
package org.guildhall.administration;
