/**
 * How a community chooses its leaders: elections with their calendar, roll, candidacies, box and
 * record, and the terms, recalls and gaps that follow.
 *
 * <p>Stands on floor 3: may use conversation, community, people and platform, and nobody below
 * knows it. Who leads <em>now</em> is the community's fact; this package runs the process and calls
 * down. Counting ({@link org.guildhall.leadership.count}) and blind signatures ({@link
 * org.guildhall.leadership.credential}) are packages of their own that need the JDK alone.
 *
 * <p>People act through {@link org.guildhall.leadership.ElectionService} and {@link
 * org.guildhall.leadership.TermService}; time acts through {@link
 * org.guildhall.leadership.ElectionCalendar}.
 */
package org.guildhall.leadership;
