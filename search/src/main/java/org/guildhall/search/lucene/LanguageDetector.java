package org.guildhall.search.lucene;

/**
 * Tells in which language something is written. Whoever opens an index brings one, so that the
 * index depends on no model; all threads use it at once.
 */
public interface LanguageDetector {

  /** The language of a document, {@link Language#OTHER} when in doubt. */
  Language ofText(String text);

  /** The best guess for a few words; good enough to prefer a language, not to rely on it. */
  Language ofQuery(String text);
}
