/**
 * Colleagues and reporting lines as the directory knows them, and the tokens with which their
 * programs sign in. Floor 1: it uses the platform. Tells: {@link
 * org.guildhall.people.PersonChanged}.
 */
package org.guildhall.people;
