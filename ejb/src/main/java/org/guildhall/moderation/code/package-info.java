/**
 * What a community holds to be a breach: its code of conduct, in versions, begun with the firm's
 * template and changed by its members alone. Part of moderation; knows nothing of reports.
 */
package org.guildhall.moderation.code;
