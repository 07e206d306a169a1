package org.guildhall.leadership;

/** How many members find a promise kept, and how many do not. */
public record PromiseTally(long promise, long kept, long broken) {}
