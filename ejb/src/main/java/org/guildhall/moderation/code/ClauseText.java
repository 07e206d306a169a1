package org.guildhall.moderation.code;

import java.util.Map;

/**
 * What a clause says, before it is one of a code.
 *
 * @param texts by language, at least one
 */
record ClauseText(Severity severity, Map<String, String> texts) {
  ClauseText {
    texts = Map.copyOf(texts);
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("a clause says something");
    }
  }
}
