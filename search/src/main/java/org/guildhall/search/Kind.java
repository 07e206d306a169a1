package org.guildhall.search;

/** What sort of thing was found; together with an id it names the thing. */
public enum Kind {
  CONVERSATION,
  POST,
  COMMUNITY,
  PERSON
}
