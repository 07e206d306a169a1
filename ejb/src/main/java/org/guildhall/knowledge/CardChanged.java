package org.guildhall.knowledge;

/**
 * Something about a card is not as it was: what it says, who owns it, whether it is doubted or
 * retired, when it was reviewed.
 */
public record CardChanged(CardId card) {}
