package org.guildhall.knowledge;

import org.guildhall.conversation.PostId;
import org.guildhall.people.PersonId;

/** A member captured a card from a post. */
public record CardCaptured(CardId card, PostId from, PersonId by) {}
