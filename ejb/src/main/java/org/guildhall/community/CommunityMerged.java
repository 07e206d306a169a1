package org.guildhall.community;

/** A community is archived, and what was said in it goes on in another one. */
public record CommunityMerged(CommunityId from, CommunityId into) {}
