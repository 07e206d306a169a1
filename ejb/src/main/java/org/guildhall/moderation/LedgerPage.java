package org.guildhall.moderation;

import java.util.List;
import org.guildhall.community.Community;

/**
 * A part of the ledger of a community.
 *
 * @param acts the latest first
 * @param reversals how often juries reversed each leader; empty for whoever is no member, and
 *     beside later parts
 */
public record LedgerPage(Community community, List<Act> acts, List<ReversalRate> reversals) {}
