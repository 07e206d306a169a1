package org.guildhall.search.lucene;

/** What sort of thing was found; together with an id it names the thing. */
public enum Kind {
  CONVERSATION,
  POST,
  COMMUNITY,
  PERSON,
  /** Knowledge that was captured from a conversation, or written down as such. */
  CARD
}
