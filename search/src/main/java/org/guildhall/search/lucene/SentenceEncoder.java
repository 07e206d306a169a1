package org.guildhall.search.lucene;

/**
 * Turns a text into a vector, so that texts that mean the same lie in the same direction though
 * they share no word. Whoever opens an index may bring one; the index depends on no model. All
 * threads use it at once.
 */
public interface SentenceEncoder {

  /** Names the model; an index with the vectors of another is built anew. */
  String name();

  /** The language that it understands: in others it would do harm. */
  Language language();

  /**
   * What a text means, as far as its beginning tells.
   *
   * @return of as many dimensions for every text, of length 1
   */
  float[] encode(String text);
}
