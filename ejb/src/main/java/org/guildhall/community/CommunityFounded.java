package org.guildhall.community;

/** A community began to form. */
public record CommunityFounded(CommunityId community) {}
