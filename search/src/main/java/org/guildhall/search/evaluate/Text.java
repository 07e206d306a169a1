package org.guildhall.search.evaluate;

/**
 * A document to be found.
 *
 * @param id unique in its set
 * @param title may be empty
 */
record Text(String id, String title, String body) {}
