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
 * takes milliseconds and 36 MB. Here three characters are a number, and a text takes some tens of
 * microseconds and the model 14 MB; the bets are the same.
 */
final class LanguageModel {
  private static final int LONGEST = 3;
  private static final int BYTE = 0xFF;

  /** Weights are whole numbers of this part: finer than anything that changes a bet. */
  private static final double UNIT = 1e6;

  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private static final Pattern ADDRESSES = Pattern.compile("https?://\\S+|\\S+@\\S+");
  private static final Pattern GAPS = Pattern.compile("[\\p{Nd}\\s]+");

  /** Each three characters and, beside them, where their bets begin and how many they are. */
  private final long[] places;

  /** The lowest byte of each is a language, the rest what is added to it. */
  private final int[] bets;

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
    places = new long[8 * Integer.highestOneBit(byText.size())];
    bets = new int[byText.values().stream().mapToInt(one -> one.getOutcomes().length).sum()];
    var end = 0;
    for (var one : byText.entrySet()) {
      var place = place(one.getKey());
      var context = one.getValue();
      var count = context.getOutcomes().length;
      places[place] = one.getKey();
      places[place + 1] = (long) end << Byte.SIZE | count;
      for (var i = 0; i < count; i++) {
        var weight = (int) Math.rint(context.getParameters()[i] * UNIT);
        bets[end++] = weight << Byte.SIZE | context.getOutcomes()[i];
      }
    }
    var known =
        Arrays.stream(Language.values())
            .collect(Collectors.toMap(Language::code3, Function.identity()));
    meanings =
        Arrays.stream((String[]) parts[2])
            .map(code -> known.getOrDefault(code, Language.OTHER))
            .toArray(Language[]::new);
  }

  /**
   * How likely each language is, in parts of no particular whole; {@link Language#OTHER} stands for
   * the likeliest stranger.
   */
  static EnumMap<Language, Double> bets(String text) {
    return Loaded.MODEL.of(text);
  }

  private EnumMap<Language, Double> of(String text) {
    var sums = sums(plain(text));
    var bets = new EnumMap<Language, Double>(Language.class);
    for (var i = 0; i < sums.length; i++) {
      bets.merge(meanings[i], Math.exp(sums[i]), Math::max);
    }
    return bets;
  }

  private double[] sums(String text) {
    var sums = new long[meanings.length];
    var seen = new BitSet(places.length / 2);
    for (var from = 0; from < text.length(); from++) {
      var key = 0L;
      for (var to = from; to < Math.min(from + LONGEST, text.length()); to++) {
        key = key << Character.SIZE | text.charAt(to);
        var place = place(key);
        if (places[place] != 0 && !seen.get(place / 2)) {
          seen.set(place / 2);
          var begin = (int) (places[place + 1] >>> Byte.SIZE);
          var end = begin + (int) (places[place + 1] & BYTE);
          for (var i = begin; i < end; i++) {
            sums[bets[i] & BYTE] += bets[i] >> Byte.SIZE;
          }
        }
      }
    }
    return Arrays.stream(sums).mapToDouble(sum -> sum / UNIT).toArray();
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
    return GAPS.matcher(ADDRESSES.matcher(text).replaceAll(" "))
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
