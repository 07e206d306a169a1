package org.guildhall.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.TermQuery;

/**
 * The terms of the index that one question asks for, each analysed and looked up once.
 *
 * <p>A word has stems in seven languages and stands in few; looking for it where it does not stand,
 * over and over, was most of the price of a search.
 */
final class Vocabulary {
  private static final int GRAMS_OF_WORD = 10;

  private final AllLanguagesSearcher searcher;
  private final Map<Term, Optional<TermStates>> known = new HashMap<>();
  private final Map<String, List<String>> grams = new HashMap<>();

  Vocabulary(AllLanguagesSearcher searcher) {
    this.searcher = searcher;
  }

  /** Where the term stands in the index; empty if no entry has it. */
  Optional<TermStates> find(Term term) {
    return known.computeIfAbsent(term, this::lookUp);
  }

  /** Finds the entries with that term; empty if there is none. */
  Optional<TermQuery> query(Term term) {
    return find(term).map(states -> new TermQuery(term, states));
  }

  boolean has(Term term) {
    return find(term).isPresent();
  }

  /** The languages in which there is anything. */
  List<Language> languages() {
    try {
      return searcher.languages();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The stems of one word. */
  List<String> stems(Language language, String word) {
    return Analysis.stems(language, word);
  }

  /** The fragments of one word, the first ten of a long one. */
  List<String> grams(String word) {
    return grams.computeIfAbsent(
        word, w -> Analysis.terms(Analysis.GRAMS, w).stream().limit(GRAMS_OF_WORD).toList());
  }

  private Optional<TermStates> lookUp(Term term) {
    try {
      var states = TermStates.build(searcher, term, true);
      return states.docFreq() > 0 ? Optional.of(states) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
