package org.guildhall.community;

/**
 * How many belong to a community.
 *
 * @param people how many
 * @param departments from how many departments they come
 */
public record MemberCount(long people, long departments) {}
