package org.guildhall.search.lucene;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/**
 * How text becomes terms: the stems of each language, fragments of words, beginnings of names.
 *
 * <p>A stemmer needs its accents, and people leave them out. So a word with accents is stemmed
 * twice, as written and without them, and both stems stand at the same place.
 */
final class Analysis {
  static final int GRAM = 4;

  /** What is longer is cut; nobody types an identifier of that length. */
  private static final int LONGEST_CHUNK = 255;

  private static final NormalizeCharMap SPELLING = mapping("c++ cplusplus c# csharp f# fsharp ё е");

  /** So that Мор finds Moretti, and Sok finds Соколова. */
  private static final NormalizeCharMap LATIN =
      mapping(
          "а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u"
              + " ф f х kh ц ts ч ch ш sh щ shch ъ _ ы y ь _ э e ю yu я ya");

  private static final CharArraySet ITALIAN_ARTICLES =
      CharArraySet.unmodifiableSet(
          new CharArraySet(
              Arrays.asList(
                  ("l un d c v s t m gl all dall dell nell sull coll agl dagl degl negl sugl"
                          + " quell quest bell sant")
                      .split(" ")),
              true));

  private static final Map<Language, Analyzer> STEMS = new EnumMap<>(Language.class);
  private static final Map<Language, CharArraySet> STOP_WORDS =
      Map.of(
          Language.ENGLISH, EnglishAnalyzer.getDefaultStopSet(),
          Language.ITALIAN, ItalianAnalyzer.getDefaultStopSet(),
          Language.RUSSIAN, RussianAnalyzer.getDefaultStopSet(),
          Language.GERMAN, GermanAnalyzer.getDefaultStopSet(),
          Language.SPANISH, SpanishAnalyzer.getDefaultStopSet(),
          Language.FRENCH, FrenchAnalyzer.getDefaultStopSet());

  /** Stemming is dear, and people look for the same words; so many are kept of each language. */
  private static final int REMEMBERED = 5_000;

  private static final Map<Language, Map<String, List<String>>> KNOWN_STEMS =
      new EnumMap<>(Language.class);

  static {
    for (var language : Language.values()) {
      KNOWN_STEMS.put(language, new ConcurrentHashMap<>());
      STEMS.put(language, analyzer(SPELLING, lowerCase -> stems(language, lowerCase)));
    }
  }

  /** Words in lower case, otherwise as they were typed. */
  static final Analyzer WORDS = analyzer(SPELLING, lowerCase -> lowerCase);

  /** All fragments of four letters inside words. */
  static final Analyzer GRAMS =
      analyzer(
          SPELLING,
          lowerCase -> new NGramTokenFilter(new ASCIIFoldingFilter(lowerCase), GRAM, GRAM, false));

  /** What is written like code, whole and in its parts. */
  static final Analyzer CODE =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          var chunks = new WhitespaceTokenizer(LONGEST_CHUNK);
          return new TokenStreamComponents(chunks, new IdentifierFilter(chunks));
        }
      };

  /** All beginnings of the words of a name, in Latin letters. */
  static final Analyzer NAME_STARTS =
      analyzer(
          LATIN,
          lowerCase -> new EdgeNGramTokenFilter(new ASCIIFoldingFilter(lowerCase), 1, 20, true));

  /** The words of a name, in Latin letters. */
  static final Analyzer NAMES = analyzer(LATIN, ASCIIFoldingFilter::new);

  private Analysis() {}

  static Analyzer stems(Language language) {
    return STEMS.get(language);
  }

  /** The words of a text in lower case, before any language has its say. */
  static List<String> words(String text) {
    return terms(WORDS, text);
  }

  /** The stems of one word: one, or two if it has accents. */
  static List<String> stems(Language language, String word) {
    var known = KNOWN_STEMS.get(language);
    var stems = known.get(word);
    if (stems == null) {
      var found = terms(stems(language), word);
      stems = found.isEmpty() ? List.of(word) : found;
      if (known.size() >= REMEMBERED) {
        known.clear();
      }
      known.put(word, stems);
    }
    return stems;
  }

  /** A word in lower case and without accents. */
  static String fold(String word) {
    var letters = word.toLowerCase(Locale.ROOT).toCharArray();
    // One letter becomes four at most.
    var folded = new char[4 * letters.length];
    var length = ASCIIFoldingFilter.foldToASCII(letters, 0, folded, 0, letters.length);
    return new String(folded, 0, length);
  }

  static boolean isStopWord(Set<Language> languages, String word) {
    return languages.stream()
        .anyMatch(
            language -> STOP_WORDS.getOrDefault(language, CharArraySet.EMPTY_SET).contains(word));
  }

  static List<String> terms(Analyzer analyzer, String text) {
    var terms = new ArrayList<String>();
    try (var stream = analyzer.tokenStream("", text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }

  private static TokenStream stems(Language language, TokenStream lowerCase) {
    if (language == Language.OTHER) {
      return new ASCIIFoldingFilter(lowerCase);
    }
    var words =
        switch (language) {
          case ENGLISH -> new EnglishPossessiveFilter(lowerCase);
          case ITALIAN -> new ElisionFilter(lowerCase, ITALIAN_ARTICLES);
          case FRENCH -> new ElisionFilter(lowerCase, FrenchAnalyzer.DEFAULT_ARTICLES);
          default -> lowerCase;
        };
    var both = new ASCIIFoldingFilter(words, true);
    var stems =
        switch (language) {
          case ENGLISH -> new PorterStemFilter(both);
          case ITALIAN -> new SnowballFilter(both, new ItalianStemmer());
          case RUSSIAN -> new SnowballFilter(both, new RussianStemmer());
          case GERMAN -> new SnowballFilter(both, new GermanStemmer());
          case SPANISH -> new SnowballFilter(both, new SpanishStemmer());
          case FRENCH -> new SnowballFilter(both, new FrenchStemmer());
          case OTHER -> both;
        };
    return new RemoveDuplicatesTokenFilter(new ASCIIFoldingFilter(stems));
  }

  private static Analyzer analyzer(NormalizeCharMap spelling, UnaryOperator<TokenStream> filters) {
    return new Analyzer() {
      @Override
      protected Reader initReader(String field, Reader reader) {
        return new MappingCharFilter(spelling, reader);
      }

      @Override
      protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        return new TokenStreamComponents(words, filters.apply(new LowerCaseFilter(words)));
      }
    };
  }

  /** Pairs of what is read and what is taken for it, in lower and in upper case; _ for nothing. */
  private static NormalizeCharMap mapping(String pairs) {
    var words = pairs.split(" ");
    var map = new NormalizeCharMap.Builder();
    for (var i = 0; i < words.length; i += 2) {
      var to = words[i + 1].replace("_", "");
      map.add(words[i], to);
      var upper = words[i].toUpperCase(Locale.ROOT);
      if (!upper.equals(words[i])) {
        map.add(upper, to);
      }
    }
    return map.build();
  }
}
