/**
 * How the firm runs Guildhall: what long works are under way, and which parts are plugged in. Each
 * component tells of its own in its {@link org.guildhall.administration.Busy} and {@link
 * org.guildhall.administration.Pluggable}. Stands above people only, so that everything else may
 * tell; it tells nothing.
 */
package org.guildhall.administration;
