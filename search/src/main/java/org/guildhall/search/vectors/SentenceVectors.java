package org.guildhall.search.vectors;

import org.guildhall.search.lucene.SentenceEncoder;

/**
 * Where the plugin is switched on: the only class of it that may be named where it may be absent.
 */
public final class SentenceVectors {
  private SentenceVectors() {}

  /**
   * Loads the model, which takes a second.
   *
   * @throws IllegalStateException when it is not there, or does not work on this machine
   */
  public static SentenceEncoder load() {
    try {
      return MiniLm.load();
    } catch (LinkageError e) {
      throw new IllegalStateException(
          "There are no sentence vectors, ONNX Runtime is missing or does not work: " + e, e);
    }
  }
}
