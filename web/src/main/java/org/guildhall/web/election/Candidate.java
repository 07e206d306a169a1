package org.guildhall.web.election;

import org.guildhall.conversation.Contribution;
import org.guildhall.leadership.Candidacy;
import org.guildhall.leadership.Correction;

/**
 * Someone who stands, as voters see him.
 *
 * @param statement as HTML that is safe to show
 * @param did what he did here; null where the page does not tell
 * @param disputed how far it has come that he said the directory is wrong; null when he did not
 */
public record Candidate(
    Candidacy candidacy, String statement, Contribution did, Correction.State disputed) {}
