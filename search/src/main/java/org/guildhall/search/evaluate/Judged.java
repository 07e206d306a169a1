package org.guildhall.search.evaluate;

import java.util.Map;

/**
 * A search whose right answers are known.
 *
 * @param text what is searched for
 * @param gains what each document is worth that answers it, above 0; at least one does
 */
record Judged(String text, Map<String, Integer> gains) {}
