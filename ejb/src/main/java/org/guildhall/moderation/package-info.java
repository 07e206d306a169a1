/**
 * How breaches are judged: afterwards, in the open, and only for a clause of the community's code
 * of conduct ({@link org.guildhall.moderation.code}). Reports, who judges them, the ledger, appeals
 * and juries, and the lane for what the law forbids.
 *
 * <p>Stands on floor 3: may use conversation, community, people and platform, and nobody below
 * knows it. What is seen of a post is the post's own fact; this package runs the process and calls
 * down ({@link org.guildhall.conversation.Showing}).
 *
 * <p>People act through {@link org.guildhall.moderation.ModerationService}, {@link
 * org.guildhall.moderation.JuryService} and {@link org.guildhall.moderation.TakeDownService}; time
 * acts through {@link org.guildhall.moderation.ModerationCalendar}.
 */
package org.guildhall.moderation;
