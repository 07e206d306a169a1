/**
 * What Guildhall tells a monitoring system, where the server has the feature for it. Elsewhere
 * {@code beans.xml} leaves this package out, and nothing else may use it.
 */
package org.guildhall.web.metrics;
