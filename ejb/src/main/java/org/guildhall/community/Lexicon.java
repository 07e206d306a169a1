package org.guildhall.community;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the words of a community's name may mean: the directory's departments, cities, countries and
 * titles together with the words of {@code criterion_*.properties}, compiled once.
 */
final class Lexicon {
  private static final List<String> LANGUAGES = List.of("en", "it", "ru");
  private static final int SHORTEST_STEM = 3;
  private static final int LONGEST_ENDING = 3;

  /** Case endings of Russian nouns and adjectives, folded (so и stands for й as well). */
  private static final Set<String> RUSSIAN_ENDINGS =
      Set.of(
          ("а я о е ы и у ю ь ам ям ах ях ов ев ом ем еи ои ою ею ью ия ие ии ию иям иях ием ями"
                  + " ами ого его ому ему ыи ая яя ое ее ые ых их ым им ыми ими ую юю")
              .split(" "));

  private static final Set<String> ADJECTIVE_ENDINGS =
      Set.of("ыи", "ии", "ои", "ая", "яя", "ое", "ее", "ые", "ие");
  private static final Pattern CONSONANT_Y = Pattern.compile("[^aeiou]y$");
  private static final Pattern SIBILANT = Pattern.compile("(s|x|ch|sh)$");
  private static final Pattern ITALIAN = Pattern.compile("[a-z]{3,}[aeo]");
  private static final String VOWELS = "аяоеыиуюь";

  /** Latin to Cyrillic, longest first, for cities that no file gives a Russian name. */
  private static final Map<String, String> CYRILLIC = new LinkedHashMap<>();

  static {
    var latin =
        "shch sch sh ch kh zh ts ya yu th ph ck a b c d e f g h i j k l m n o p q r s t u v w x y"
            + " z";
    var cyrillic = "щ ш ш ч х ж ц я ю т ф к а б к д е ф г х и дж к л м н о п к р с т у в в кс и з";
    var to = cyrillic.split(" ");
    int i = 0;
    for (var letters : latin.split(" ")) {
      CYRILLIC.put(letters, to[i++]);
    }
  }

  /** What the words that hold a sentence together do: the {@code word.*} of the files. */
  enum Part {
    PLACE,
    OF,
    TEAM,
    FOR,
    TECHNOLOGY,
    WHO,
    LIKING,
    DOING,
    AND,
    ONLY,
    NOT,
    PEOPLE,
    FILLER,
    DEPARTMENT,
    OFFICE,
    COMMUNITY,
    ORDINARY
  }

  /**
   * One of the things a phrase may mean.
   *
   * @param concept the same for the same thing in all languages
   * @param value as it is shown and as a community would be called
   * @param people whether the phrase names those who do it ("accountants"), not the thing done
   * @param country whether it is a whole country, which holds cities
   */
  record Meaning(Facet facet, String concept, String value, boolean people, boolean country) {}

  /** A phrase of the lexicon found in a text, from one word up to another (exclusive). */
  record Match(int from, int to, List<Meaning> meanings) {}

  private static final class Node {
    private final Map<String, Node> next = new HashMap<>();
    private final List<Meaning> meanings = new ArrayList<>(1);
  }

  private final Node root = new Node();
  private final Map<Part, Set<String>> grammar = new EnumMap<>(Part.class);

  Lexicon(CriterionCheck.Vocabulary vocabulary) {
    var files = LANGUAGES.stream().map(Lexicon::load).toList();
    var departments = byFolded(vocabulary.departments());
    var cities = byFolded(vocabulary.cities());
    for (var file : files) {
      for (var key : new TreeSet<>(file.stringPropertyNames())) {
        var words = words(file.getProperty(key));
        if (!words.isEmpty()) {
          read(key.split("\\."), words, files, cities, departments);
        }
      }
    }
    for (var city : cities.values()) {
      var meaning = place(city, id(Facet.PLACE, city), false);
      add(city, meaning);
      add(inCyrillic(city), meaning);
    }
    for (var name : departments.values()) {
      add(name, new Meaning(Facet.TEAM, id(Facet.TEAM, name), name, false, false));
    }
    addCountries(vocabulary.countries());
    vocabulary.titles().forEach(this::addTitle);
  }

  private void read(
      String[] key,
      List<String> words,
      List<Properties> files,
      Map<String, String> cities,
      Map<String, String> departments) {
    switch (key[0]) {
      case "word" -> {
        var part = Part.valueOf(key[1].toUpperCase(Locale.ROOT));
        var known = grammar.computeIfAbsent(part, none -> new HashSet<>());
        words.forEach(word -> known.add(Word.fold(word)));
      }
      case "practice" -> addAll(Facet.PRACTICE, key[1], words, key[2].equals("people"));
      case "interest" -> addAll(Facet.INTEREST, key[1], words, false);
      case "technology" -> addAll(Facet.TECHNOLOGY, key[1], words, false);
      case "place" -> addAliases(Facet.PLACE, key[1], files, cities);
      case "team" -> addAliases(Facet.TEAM, key[1], files, departments);
      default -> throw new IllegalStateException("unknown key " + String.join(".", key));
    }
  }

  /** Whether a word can serve as such a part of a sentence, in any of the languages. */
  boolean is(Part part, Word word) {
    return grammar.getOrDefault(part, Set.of()).contains(word.folded());
  }

  /** The known phrases of a text, the longest at each place, none overlapping. */
  List<Match> find(String text, List<Word> words) {
    var matches = new ArrayList<Match>();
    for (int i = 0; i < words.size(); ) {
      var match = longest(root, text, words, i, i, null);
      if (match == null) {
        i++;
      } else {
        matches.add(match);
        i = match.to();
      }
    }
    return matches;
  }

  private Match longest(Node node, String text, List<Word> words, int from, int at, Match found) {
    if (at > from && !node.meanings.isEmpty() && (found == null || at > found.to())) {
      var meanings =
          node.meanings.stream()
              .filter(meaning -> spelledLike(meaning, text, words.subList(from, at)))
              .toList();
      found = meanings.isEmpty() ? found : new Match(from, at, meanings);
    }
    boolean apart =
        at < words.size() && at > from && words.get(at).gap().compareTo(Word.Gap.COMMA) >= 0;
    if (at == words.size() || apart || node.next.isEmpty()) {
      return found;
    }
    for (var key : keys(words.get(at))) {
      var next = node.next.get(key);
      if (next != null) {
        found = longest(next, text, words, from, at + 1, found);
      }
    }
    return found;
  }

  /**
   * Names that are easily taken for an ordinary word count only when written as names: "IT" is not
   * "it", and "корки" (crusts) are not Cork.
   */
  private static boolean spelledLike(Meaning meaning, String text, List<Word> words) {
    var first = words.getFirst();
    return switch (meaning.facet()) {
      case TEAM -> {
        var written = text.substring(first.start(), words.getLast().end());
        boolean acronym =
            written.length() <= 4
                && meaning.value().equals(meaning.value().toUpperCase(Locale.ROOT));
        yield !acronym || written.equals(written.toUpperCase(Locale.ROOT));
      }
      case PLACE -> !first.cyrillic() || first.folded().length() > 6 || first.capital();
      default -> true;
    };
  }

  /** What a word may stand under: itself and, in Russian, what is left without a case ending. */
  private static List<String> keys(Word word) {
    var folded = word.folded();
    if (!word.cyrillic()) {
      return List.of(folded);
    }
    var keys = new ArrayList<String>(4);
    keys.add(folded);
    for (int ending = 1; ending <= LONGEST_ENDING; ending++) {
      int cut = folded.length() - ending;
      if (cut >= SHORTEST_STEM && RUSSIAN_ENDINGS.contains(folded.substring(cut))) {
        keys.add(folded.substring(0, cut));
      }
    }
    return keys;
  }

  /** What a word of the vocabulary is put under, so that {@link #keys} of its cases meet it. */
  private static List<String> stems(Word word) {
    var folded = word.folded();
    if (!word.cyrillic() || folded.length() <= SHORTEST_STEM) {
      return List.of(folded);
    }
    int last = folded.length() - 1;
    var stems = new ArrayList<String>(2);
    stems.add(VOWELS.indexOf(folded.charAt(last)) < 0 ? folded : folded.substring(0, last));
    if (last - 1 >= SHORTEST_STEM && ADJECTIVE_ENDINGS.contains(folded.substring(last - 1))) {
      stems.add(folded.substring(0, last - 1));
    }
    return stems;
  }

  private void add(String phrase, Meaning meaning) {
    add(root, Word.split(phrase), meaning);
  }

  private void add(Node node, List<Word> words, Meaning meaning) {
    if (words.isEmpty()) {
      if (node != root
          && node.meanings.stream().noneMatch(m -> m.concept().equals(meaning.concept()))) {
        node.meanings.add(meaning);
      }
      return;
    }
    for (var stem : stems(words.getFirst())) {
      var next = node.next.computeIfAbsent(stem, key -> new Node());
      add(next, words.subList(1, words.size()), meaning);
    }
  }

  private void addAll(Facet facet, String concept, List<String> words, boolean people) {
    var shown = sentenceCase(words.getFirst());
    var meaning = new Meaning(facet, facet + "." + concept, shown, people, false);
    words.forEach(word -> add(word, meaning));
  }

  /** The names of a city or department in all languages mean the one the directory has. */
  private void addAliases(
      Facet facet, String concept, List<Properties> files, Map<String, String> directory) {
    var key = facet.name().toLowerCase(Locale.ROOT) + '.' + concept;
    var names = files.stream().flatMap(file -> words(file.getProperty(key, "")).stream()).toList();
    names.stream()
        .map(name -> directory.get(Word.fold(name)))
        .filter(known -> known != null)
        .findFirst()
        .ifPresent(
            known -> {
              var meaning = new Meaning(facet, id(facet, known), known, false, false);
              names.forEach(name -> add(name, meaning));
              // A directory may use two of the names, "Turin" and "Torino": one place all the same.
              names.stream()
                  .map(Word::fold)
                  .filter(name -> !name.equals(Word.fold(known)))
                  .forEach(directory::remove);
            });
  }

  private void addCountries(Set<String> written) {
    var codes = new HashMap<String, String>();
    for (var iso : Locale.getISOCountries()) {
      codes.put(Word.fold(iso), iso);
      LANGUAGES.forEach(language -> codes.put(Word.fold(countryName(iso, language)), iso));
    }
    for (var country : written) {
      var iso = codes.get(Word.fold(country.strip()));
      if (iso == null) {
        add(country, place(country, "country:" + Word.fold(country), true));
      } else {
        // A bare code is never looked for: "IT" and "in" are too often something else.
        var shown = country.strip().length() == 2 ? countryName(iso, "en") : country.strip();
        var meaning = place(shown, "country:" + iso, true);
        LANGUAGES.forEach(language -> add(countryName(iso, language), meaning));
      }
    }
  }

  private static String countryName(String iso, String language) {
    return Locale.of("", iso).getDisplayCountry(Locale.of(language));
  }

  private void addTitle(String title) {
    var words = Word.split(title);
    if (words.isEmpty()) {
      return;
    }
    var meaning =
        new Meaning(Facet.PRACTICE, "title:" + Word.fold(title), title.strip(), true, false);
    add(root, words, meaning);
    for (var form : plurals(words)) {
      add(root, form, meaning);
    }
  }

  /** English puts the plural on the last word ("Stock Clerks"), Italian on the first. */
  private static List<List<Word>> plurals(List<Word> words) {
    var forms = new ArrayList<List<Word>>(2);
    var last = words.getLast();
    if (!last.cyrillic()) {
      var folded = last.folded();
      int end = folded.length() - 1;
      var plural =
          CONSONANT_Y.matcher(folded).find()
              ? folded.substring(0, end) + "ies"
              : SIBILANT.matcher(folded).find() ? folded + "es" : folded + "s";
      forms.add(replaced(words, words.size() - 1, plural));
    }
    var first = words.getFirst().folded();
    if (ITALIAN.matcher(first).matches()) {
      var stem = first.substring(0, first.length() - 1);
      forms.add(replaced(words, 0, stem + "i"));
      if (first.endsWith("a")) {
        forms.add(replaced(words, 0, stem + "e"));
      }
    }
    return forms;
  }

  private static List<Word> replaced(List<Word> words, int index, String folded) {
    var form = new ArrayList<>(words);
    var old = words.get(index);
    form.set(index, new Word(old.start(), old.end(), folded, old.capital(), old.gap()));
    return form;
  }

  private static String id(Facet facet, String name) {
    return facet + ":" + Word.fold(name);
  }

  private static Meaning place(String value, String concept, boolean country) {
    return new Meaning(Facet.PLACE, concept, value.strip(), false, country);
  }

  private static String inCyrillic(String latin) {
    var cyrillic = new StringBuilder();
    var rest = Word.fold(latin);
    for (int i = 0; i < rest.length(); ) {
      int at = i;
      var letters = CYRILLIC.keySet().stream().filter(key -> rest.startsWith(key, at)).findFirst();
      cyrillic.append(letters.map(CYRILLIC::get).orElse(rest.substring(i, i + 1)));
      i += letters.map(String::length).orElse(1);
    }
    return cyrillic.toString();
  }

  private static Map<String, String> byFolded(Set<String> names) {
    var byFolded = new LinkedHashMap<String, String>();
    new TreeSet<>(names)
        .forEach(name -> byFolded.putIfAbsent(Word.fold(name.strip()), name.strip()));
    byFolded.remove("");
    return byFolded;
  }

  private static List<String> words(String listed) {
    return Arrays.stream(listed.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
  }

  private static String sentenceCase(String word) {
    int first = word.offsetByCodePoints(0, 1);
    return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
  }

  /** The words of a language from everywhere on the class path, a firm's jar included. */
  private static Properties load(String language) {
    var name = "org/guildhall/community/criterion_" + language + ".properties";
    var all = new Properties();
    try {
      for (var urls = Lexicon.class.getClassLoader().getResources(name); urls.hasMoreElements(); ) {
        var one = new Properties();
        try (var reader =
            new InputStreamReader(urls.nextElement().openStream(), StandardCharsets.UTF_8)) {
          one.load(reader);
        }
        one.forEach((key, value) -> all.merge(key, value, (had, more) -> had + "," + more));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
