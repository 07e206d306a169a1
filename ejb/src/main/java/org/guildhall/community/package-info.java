/**
 * Communities, their members, and who leads them now. Floor 2: it uses people and the platform. How
 * leaders are chosen is not its business; whoever chooses them calls down. Tells: {@link
 * org.guildhall.community.CommunityFounded}, {@link org.guildhall.community.CommunityOpened},
 * {@link org.guildhall.community.CommunityMerged}.
 */
package org.guildhall.community;
