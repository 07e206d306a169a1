/**
 * What every component needs and no domain expert would name: use cases, decisions, errors, the
 * clock, the outbox, submissions, migrations. Floor 0: it uses nothing of the house, and holds at
 * most 15 types.
 */
package org.guildhall.platform;
