/** Pages of moderation: codes of conduct, reports, judging, the ledger, appeals and juries. */
package org.guildhall.web.moderation;
