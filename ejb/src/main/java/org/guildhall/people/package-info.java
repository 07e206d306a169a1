/**
 * Colleagues and reporting lines as the directory knows them. Floor 1: it uses the platform. Tells:
 * {@link org.guildhall.people.PersonChanged}.
 */
package org.guildhall.people;
