/**
 * Threads of posts in a community. Floor 2, above communities: it uses communities, people and the
 * platform. Tells: {@link org.guildhall.conversation.ConversationOpened}, {@link
 * org.guildhall.conversation.PostAdded}, {@link org.guildhall.conversation.PostEdited}, {@link
 * org.guildhall.conversation.AnswerAccepted}, {@link org.guildhall.conversation.PersonMentioned},
 * {@link org.guildhall.conversation.ConversationsMoved}, {@link
 * org.guildhall.conversation.ReuseChanged}.
 */
package org.guildhall.conversation;
