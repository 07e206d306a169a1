package org.guildhall.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.guildhall.search.lucene.SearchResult.Segment;

/**
 * Marks in a text what was looked for, and cuts out the passage that shows most of it.
 *
 * <p>It takes the words of the text as the index did, so that an inflected form is marked too, and
 * so is a long word that contains the stem that was looked for. Only words that begin like one that
 * was looked for are stemmed: most do not, and stemming is dear.
 */
final class Highlighter {
  private static final int PASSAGE = 240;

  /** What stands before the first match of a passage, so that one sees where one is. */
  private static final int LEAD = 40;

  /** Only stems of this length are looked for inside of other words. */
  private static final int CONTAINED_LENGTH = 5;

  /** No stemmer changes more of a beginning. */
  private static final int SAME_BEGINNING = 2;

  /** So much of a text is read, in characters. */
  private static final int READ = 10_000;

  private static final Pattern APOSTROPHE = Pattern.compile("['’]");

  private final Analyzer analyzer;
  private final UnaryOperator<String> match;
  private final Map<String, Optional<String>> known = new HashMap<>();

  private record Word(int start, int end, String match) {}

  /**
   * @param analyzer cuts out words
   * @param match what makes of a word a match, the same for its other forms; null if it is none
   */
  private Highlighter(Analyzer analyzer, UnaryOperator<String> match) {
    this.analyzer = analyzer;
    this.match = match;
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
    var beginnings =
        Stream.concat(stems.stream(), prefixes.stream())
            .map(Highlighter::beginning)
            .collect(Collectors.toSet());
    return new Highlighter(
        Analysis.WORDS,
        word -> {
          var folded = Analysis.fold(word);
          if (APOSTROPHE
              .splitAsStream(folded)
              .map(Highlighter::beginning)
              .anyMatch(start -> beginnings.stream().anyMatch(start::startsWith))) {
            for (var stem : Analysis.stems(language, word)) {
              if (stems.contains(stem) || prefixes.stream().anyMatch(stem::startsWith)) {
                return stem;
              }
            }
          }
          return longStems.stream().filter(folded::contains).findFirst().orElse(null);
        });
  }

  /** For names, which are found by their beginnings in either script. */
  static Highlighter ofNames(QueryText query, List<String> words) {
    var starts =
        Stream.concat(words.stream(), query.prefixes().stream())
            .flatMap(word -> Analysis.terms(Analysis.NAMES, word).stream())
            .toList();
    return new Highlighter(
        Analysis.NAMES, name -> starts.stream().anyMatch(name::startsWith) ? name : null);
  }

  /**
   * The first letters, with "ae" as the German stemmer takes it: for the "ä" that it stands for.
   */
  private static String beginning(String word) {
    var umlaut = word.length() > 2 && word.charAt(1) == 'e' && "aou".indexOf(word.charAt(0)) >= 0;
    var start = umlaut ? word.charAt(0) + word.substring(2) : word;
    return start.substring(0, Math.min(SAME_BEGINNING, start.length()));
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
    var read = text.substring(0, Math.min(READ, text.length()));
    try (var stream = analyzer.tokenStream("", read)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      var offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        var found =
            known.computeIfAbsent(term.toString(), word -> Optional.ofNullable(match.apply(word)));
        words.add(new Word(offset.startOffset(), offset.endOffset(), found.orElse(null)));
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
