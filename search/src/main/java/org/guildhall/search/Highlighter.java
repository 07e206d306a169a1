package org.guildhall.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.guildhall.search.SearchResult.Segment;

/**
 * Marks in a text what was looked for, and cuts out the passage that shows most of it.
 *
 * <p>It reads the text as the index did, so that an inflected form is marked too, and so is a long
 * word that contains the stem that was looked for.
 */
final class Highlighter {
  private static final int PASSAGE = 240;

  /** What stands before the first match of a passage, so that one sees where one is. */
  private static final int LEAD = 40;

  /** Only stems of this length are looked for inside of other words. */
  private static final int CONTAINED_LENGTH = 5;

  private final Analyzer analyzer;
  private final Predicate<String> wanted;
  private final Predicate<String> contains;

  private record Word(int start, int end, String match) {}

  private Highlighter(Analyzer analyzer, Predicate<String> wanted, Predicate<String> contains) {
    this.analyzer = analyzer;
    this.wanted = wanted;
    this.contains = contains;
  }

  /** For a text in a language. */
  static Highlighter of(QueryText query, List<String> words, Language language) {
    var stems = new HashSet<String>();
    Stream.concat(words.stream(), query.phrases().stream().flatMap(List::stream))
        .forEach(word -> stems.addAll(Analysis.stems(language, word)));
    var prefixes =
        query.prefixes().stream()
            .flatMap(prefix -> Analysis.stems(Language.OTHER, prefix).stream())
            .toList();
    var longStems = stems.stream().filter(stem -> stem.length() >= CONTAINED_LENGTH).toList();
    return new Highlighter(
        Analysis.stems(language),
        term -> stems.contains(term) || prefixes.stream().anyMatch(term::startsWith),
        word -> longStems.stream().anyMatch(word::contains));
  }

  /** For names, which are found by their beginnings in either script. */
  static Highlighter ofNames(QueryText query, List<String> words) {
    var starts =
        Stream.concat(words.stream(), query.prefixes().stream())
            .flatMap(word -> Analysis.terms(Analysis.NAMES, word).stream())
            .toList();
    return new Highlighter(
        Analysis.NAMES, term -> starts.stream().anyMatch(term::startsWith), word -> false);
  }

  /** The whole text. */
  List<Segment> whole(String text) {
    return segments(text, words(text), 0, text.length());
  }

  /** The passage with the most different words that were looked for; the start if there is none. */
  List<Segment> passage(String text) {
    var words = words(text);
    var best = 0;
    var most = 0;
    for (var first = 0; first < words.size(); first++) {
      if (words.get(first).match != null) {
        var found = found(words.subList(first, words.size()));
        if (found > most) {
          most = found;
          best = first;
        }
      }
    }
    if (words.isEmpty()) {
      return List.of();
    }
    var start = words.get(best).start;
    var from = start;
    for (var i = best; i >= 0 && start - words.get(i).start <= LEAD; i--) {
      from = words.get(i).start;
    }
    var to = words.get(best).end;
    for (var i = best; i < words.size() && words.get(i).end - from <= PASSAGE; i++) {
      to = words.get(i).end;
    }
    var first = from == words.getFirst().start ? 0 : from;
    var last = to == words.getLast().end ? text.length() : to;
    var passage = new ArrayList<Segment>();
    if (first > 0) {
      passage.add(new Segment("… ", false));
    }
    passage.addAll(segments(text, words, first, last));
    if (last < text.length()) {
      passage.add(new Segment(" …", false));
    }
    return passage;
  }

  /** How many different words that were looked for stand near the first of these. */
  private static int found(List<Word> words) {
    var end = words.getFirst().start + PASSAGE - LEAD;
    var found = new HashSet<String>();
    for (var word : words) {
      if (word.end > end) {
        break;
      }
      if (word.match != null) {
        found.add(word.match);
      }
    }
    return found.size();
  }

  private List<Word> words(String text) {
    var words = new ArrayList<Word>();
    try (var stream = analyzer.tokenStream("", text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      var offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        var stem = term.toString();
        var word = text.substring(offset.startOffset(), offset.endOffset());
        var found = wanted.test(stem) || contains.test(Analysis.fold(word));
        var match = found ? stem : null;
        var last = words.isEmpty() ? null : words.getLast();
        if (last == null || last.start != offset.startOffset()) {
          words.add(new Word(offset.startOffset(), offset.endOffset(), match));
        } else if (match != null) {
          words.set(words.size() - 1, new Word(last.start, last.end, match));
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private static List<Segment> segments(String text, List<Word> words, int from, int to) {
    var segments = new ArrayList<Segment>();
    var done = from;
    for (var word : words) {
      if (word.match != null && word.start >= done && word.end <= to) {
        if (word.start > done) {
          segments.add(new Segment(text.substring(done, word.start), false));
        }
        segments.add(new Segment(text.substring(word.start, word.end), true));
        done = word.end;
      }
    }
    if (done < to) {
      segments.add(new Segment(text.substring(done, to), false));
    }
    return segments;
  }
}
