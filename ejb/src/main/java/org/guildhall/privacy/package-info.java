/**
 * What is kept about people, and how long: everybody reads all that is kept about him, and who he
 * was is erased some time after he left the firm. Each component says in its {@link
 * org.guildhall.privacy.PersonalData} what it keeps. Stands above people and administration, below
 * all that keep something; it tells nothing of its own, people tells of each person who changed.
 */
package org.guildhall.privacy;
