/**
 * Large numbers of believable posts, for tests and measurements: makes them, as a dump, and brings
 * them into a server that runs. Needs nothing but the JDK.
 */
package org.guildhall.load;
