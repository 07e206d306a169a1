package org.guildhall.knowledge;

/**
 * An answer that has proved itself and is not on a card yet.
 *
 * @param post the answer
 * @param title of its conversation
 * @param people how many said that it solved theirs
 */
public record Proposal(
    long post,
    long conversation,
    String title,
    String communitySlug,
    String communityName,
    long people) {}
