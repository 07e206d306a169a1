/**
 * Counts ballots: from a box and a {@link org.guildhall.leadership.count.Method} to a {@link
 * org.guildhall.leadership.count.Tally}, which shows how it was reached; and reads the boxes that
 * others keep in files.
 *
 * <p>It uses nothing but the JDK, not even the rest of the house, so that anybody can run the count
 * again from the jar alone: {@link org.guildhall.leadership.count.Count} is that program. All of it
 * is arithmetic on whole numbers: the same box gives the same tally on every machine, in whatever
 * order the ballots lie in it.
 */
package org.guildhall.leadership.count;
