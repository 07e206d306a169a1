/**
 * Cards: what was once answered, captured from conversations, kept true, and found again. Floor 3,
 * above conversations: it uses conversations, communities, people and the platform. Tells: {@link
 * org.guildhall.knowledge.CardCaptured}, {@link org.guildhall.knowledge.CardChanged}.
 */
package org.guildhall.knowledge;
