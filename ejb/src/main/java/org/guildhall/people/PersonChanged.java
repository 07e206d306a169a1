package org.guildhall.people;

/** A person came, or what the directory knows of one changed. */
public record PersonChanged(PersonId person) {}
