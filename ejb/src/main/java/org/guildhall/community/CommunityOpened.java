package org.guildhall.community;

/** A community has founders enough: it is no longer forming. */
public record CommunityOpened(CommunityId community) {}
