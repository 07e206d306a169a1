package org.guildhall.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;
import org.guildhall.search.lucene.Language;

/**
 * The model by which OpenNLP tells languages apart: what each sequence of one to three characters
 * that occurs in a text adds to the likelihood of each language.
 *
 * <p>OpenNLP makes a string of every such sequence and looks for it in a map of strings, which
 * takes milliseconds and 36 MB. Here three characters are a number, and what is said of most
 * languages is a row that a processor adds at once; a text takes some tens of microseconds and the
 * model 16 MB, and the bets are the same.
 */
final class LanguageModel {
  private static final int LONGEST = 3;
  private static final int BYTE = 0xFF;

  /**
   * Weights are whole numbers of this part: finer than anything that changes a bet. The largest is
   * 0.37, which makes it a short.
   */
  private static final double UNIT = 8e4;

  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  /** Who adds to the likelihood of so many languages has a row for all. */
  private static final int MANY = 24;

  private static final Pattern ADDRESSES = Pattern.compile("https?://\\S+|\\S+@\\S+");
  private static final Pattern GAPS = Pattern.compile("[\\p{Nd}\\s]+");

  /**
   * Each three characters and, beside them, where their bets begin and how many they are; or where
   * their row begins and that they have no bets.
   */
  private final long[] places;

  /** The lowest byte of each is a language, the rest what is added to it. */
  private final int[] bets;

  /** What is added to each language, row by row. */
  private final short[] rows;

  private final Language[] meanings;

  private LanguageModel(AbstractModel model) {
    var parts = model.getDataStructures();
    var byText =
        ((Map<?, ?>) parts[1])
            .entrySet().stream()
                .collect(
                    Collectors.toMap(
                        entry -> key((String) entry.getKey()),
                        entry -> (Context) entry.getValue()));
    var known =
        Arrays.stream(Language.values())
            .collect(Collectors.toMap(Language::code3, Function.identity()));
    meanings =
        Arrays.stream((String[]) parts[2])
            .map(code -> known.getOrDefault(code, Language.OTHER))
            .toArray(Language[]::new);
    places = new long[8 * Integer.highestOneBit(byText.size())];
    bets =
        new int[byText.values().stream().mapToInt(LanguageModel::size).filter(n -> n < MANY).sum()];
    rows =
        new short
            [meanings.length
                * (int) byText.values().stream().filter(one -> size(one) >= MANY).count()];
    var betsEnd = 0;
    var rowsEnd = 0;
    for (var one : byText.entrySet()) {
      var place = place(one.getKey());
      var context = one.getValue();
      var languages = context.getOutcomes();
      places[place] = one.getKey();
      if (size(context) >= MANY) {
        places[place + 1] = (long) rowsEnd << Byte.SIZE;
        for (var i = 0; i < languages.length; i++) {
          rows[rowsEnd + languages[i]] = (short) weight(context, i);
        }
        rowsEnd += meanings.length;
      } else {
        places[place + 1] = (long) betsEnd << Byte.SIZE | languages.length;
        for (var i = 0; i < languages.length; i++) {
          bets[betsEnd++] = weight(context, i) << Byte.SIZE | languages[i];
        }
      }
    }
  }

  private static int size(Context context) {
    return context.getOutcomes().length;
  }

  private static int weight(Context context, int i) {
    return (int) Math.rint(context.getParameters()[i] * UNIT);
  }

  /** Begins to read a text. */
  static Reading reading(String text) {
    return Loaded.MODEL.new Reading(plain(text));
  }

  /** What a text tells of its language, as far as it was read. */
  final class Reading {
    private final String text;
    private final int[] sums = new int[meanings.length];
    private final BitSet seen = new BitSet(places.length / 2);
    private int end;

    private Reading(String text) {
      this.text = text;
    }

    /** Reads on by so many characters, if there are so many. */
    void read(int characters) {
      var from = end;
      end = (int) Math.min(text.length(), (long) end + characters);
      for (; from < end; from++) {
        readAt(from);
      }
    }

    boolean isAtEnd() {
      return end == text.length();
    }

    /** Adds what begins there, if it was not read before. */
    private void readAt(int from) {
      var key = 0L;
      for (var to = from; to < Math.min(from + LONGEST, text.length()); to++) {
        key = key << Character.SIZE | text.charAt(to);
        var place = place(key);
        if (places[place] != 0 && !seen.get(place / 2)) {
          seen.set(place / 2);
          add(sums, (int) (places[place + 1] >>> Byte.SIZE), (int) (places[place + 1] & BYTE));
        }
      }
    }

    /**
     * How likely each language is, as a natural logarithm: only differences mean anything. {@link
     * Language#OTHER} stands for the likeliest stranger.
     */
    EnumMap<Language, Double> bets() {
      var most = new int[Language.values().length];
      Arrays.fill(most, Integer.MIN_VALUE);
      for (var i = 0; i < sums.length; i++) {
        var meaning = meanings[i].ordinal();
        most[meaning] = Math.max(most[meaning], sums[i]);
      }
      var bets = new EnumMap<Language, Double>(Language.class);
      for (var language : Language.values()) {
        bets.put(language, most[language.ordinal()] / UNIT);
      }
      return bets;
    }
  }

  /** Adds that many bets, or the row that stands there in place of any. */
  private void add(int[] sums, int begin, int count) {
    if (count == 0) {
      addRow(sums, begin);
    } else {
      addBets(sums, begin, begin + count);
    }
  }

  private void addRow(int[] sums, int begin) {
    for (var i = 0; i < sums.length; i++) {
      sums[i] += rows[begin + i];
    }
  }

  private void addBets(int[] sums, int begin, int end) {
    for (var i = begin; i < end; i++) {
      sums[bets[i] & BYTE] += bets[i] >> Byte.SIZE;
    }
  }

  /** Where the key is, or where it would be put. */
  private int place(long key) {
    var last = places.length - 2;
    var place = (int) ((key * SPREAD) >>> Integer.SIZE) & last;
    while (places[place] != 0 && places[place] != key) {
      place = (place + 2) & last;
    }
    return place;
  }

  private static long key(String text) {
    var key = 0L;
    for (var i = 0; i < text.length(); i++) {
      key = key << Character.SIZE | text.charAt(i);
    }
    return key;
  }

  /** As the texts were from which the model was made. */
  private static String plain(String text) {
    // Most texts have neither, and looking for them all over takes longer than the rest.
    var addressed = text.contains("://") || text.indexOf('@') >= 0;
    return GAPS.matcher(addressed ? ADDRESSES.matcher(text).replaceAll(" ") : text)
        .replaceAll(" ")
        .toLowerCase(Locale.ROOT);
  }

  /** Loaded at the first use, shared by all threads, never changed. */
  private static final class Loaded {
    static final LanguageModel MODEL = load();

    private static LanguageModel load() {
      try (var in = LanguageDetectorME.class.getResourceAsStream("/langdetect-183.bin")) {
        return new LanguageModel((AbstractModel) new LanguageDetectorModel(in).getMaxentModel());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
