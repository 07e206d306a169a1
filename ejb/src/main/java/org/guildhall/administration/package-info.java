/**
 * How the firm runs Guildhall: what HR and data protection may set while it runs, what long works
 * are under way, and which parts are plugged in. Each component says its own in its {@link
 * org.guildhall.administration.Adjustable}, {@link org.guildhall.administration.Busy} and {@link
 * org.guildhall.administration.Pluggable}. Stands above people only, so that everything else may
 * ask; it tells nothing.
 */
package org.guildhall.administration;
