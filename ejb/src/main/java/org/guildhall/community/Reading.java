package org.guildhall.community;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.guildhall.community.CriterionCheck.Field;
import org.guildhall.community.CriterionCheck.Finding;
import org.guildhall.community.Lexicon.Part;

/** One field as it is read: its words and the known phrases among them. */
final class Reading {
  /** How many words away from each other two things may be and still belong together. */
  private static final int REACH = 6;

  private static final Set<Part> CONNECTING =
      EnumSet.of(Part.PLACE, Part.OF, Part.FOR, Part.AND, Part.WHO, Part.FILLER);

  /** A match that is a second criterion, and the words [cutFrom, cutTo) that go with it. */
  record Hit(
      Reading reading, Lexicon.Match match, Lexicon.Meaning meaning, int cutFrom, int cutTo) {
    Finding finding() {
      int start = reading.words.get(match.from()).start();
      int end = reading.words.get(match.to() - 1).end();
      var text = reading.text.substring(start, end);
      return new Finding(reading.field, start, end, text, meaning.facet(), meaning.value());
    }
  }

  /** The words [from, to) that make a match a restriction. */
  private record Cut(int from, int to) {}

  private final Lexicon lexicon;
  final Field field;
  final String text;
  final List<Word> words;
  final List<Lexicon.Match> matches;
  private final Map<Integer, Lexicon.Match> matchAt = new HashMap<>();

  Reading(Lexicon lexicon, Field field, String text) {
    this.lexicon = lexicon;
    this.field = field;
    this.text = text;
    words = Word.split(text);
    matches = lexicon.find(text, words);
    for (var match : matches) {
      for (int i = match.from(); i < match.to(); i++) {
        matchAt.put(i, match);
      }
    }
  }

  Reading reread(String part) {
    return new Reading(lexicon, field, part);
  }

  // --- value and name

  List<Hit> restrictions(OwnCriterion own) {
    var hits = new ArrayList<Hit>();
    for (var match : matches) {
      if (own.covers(this, match)) {
        continue;
      }
      for (var meaning : match.meanings()) {
        var cut = restriction(own, match, meaning, hits);
        if (cut != null) {
          hits.add(new Hit(this, match, meaning, cut.from, cut.to));
          break;
        }
      }
    }
    return hits;
  }

  private Cut restriction(
      OwnCriterion own, Lexicon.Match match, Lexicon.Meaning meaning, List<Hit> hits) {
    var listed = listed(own, match, meaning, hits);
    if (listed != null) {
      return listed;
    }
    boolean team = meaning.facet() == Facet.TEAM && own.facet == Facet.TEAM;
    if (!own.facet.horizontal() && meaning.facet() != Facet.PLACE && !team) {
      var beside = besideOwn(own, match);
      if (beside != null) {
        return beside;
      }
    }
    return switch (meaning.facet()) {
      case PLACE -> place(own, match, meaning);
      case TEAM -> team(own, match);
      case PRACTICE -> meaning.people() ? people(own, match) : null;
      case INTEREST -> own.facet == Facet.INTEREST ? null : liked(match);
      case TECHNOLOGY -> own.sameFacet(Facet.TECHNOLOGY) ? null : technology(own, match);
      default -> null;
    };
  }

  private Cut place(OwnCriterion own, Lexicon.Match match, Lexicon.Meaning meaning) {
    if (meaning.country() && (own.facet == Facet.PLACE || followsCity(match))) {
      return null;
    }
    int from = before(match.from(), Part.PLACE);
    if (from < 0) {
      from = belonging(own, match);
    }
    if (from < 0 && is(Part.OFFICE, match.to())) {
      int of = before(match.from(), Part.OF);
      return new Cut(of < 0 ? match.from() : of, match.to() + 1);
    }
    if (from >= 0) {
      return new Cut(from, match.to());
    }
    boolean ordinary = is(Part.ORDINARY, match.from());
    return !ordinary && (ownOrPeople(own, match.from() - 1) || ownOrPeople(own, match.to()))
        ? new Cut(match.from(), match.to())
        : null;
  }

  private boolean followsCity(Lexicon.Match match) {
    int at = match.from() - 1;
    var city = matchAt.get(at >= 0 && is(Part.PLACE, at) ? at - 1 : at);
    return city != null && city.meanings().stream().anyMatch(m -> m.facet() == Facet.PLACE);
  }

  private Cut team(OwnCriterion own, Lexicon.Match match) {
    boolean called =
        IntStream.rangeClosed(match.from() - 1, match.to()).anyMatch(i -> is(Part.DEPARTMENT, i));
    // "Java in production" and "Open in Design Mode" are no matter of those departments.
    if (!called && (!words.get(match.from()).capital() || partOfName(match))) {
      return null;
    }
    int from = before(match.from(), Part.TEAM);
    if (from < 0) {
      from = belonging(own, match);
    }
    if (from < 0 && called) {
      from = match.from();
    }
    return from < 0 ? null : new Cut(from, match.to());
  }

  private boolean partOfName(Lexicon.Match match) {
    int next = match.to();
    return next < words.size()
        && words.get(next).capital()
        && words.get(next).gap() == Word.Gap.SPACE
        && !matchAt.containsKey(next)
        && !connects(next);
  }

  /** "of" tells where people are from, but the "History of Rome" is one topic. */
  private int belonging(OwnCriterion own, Lexicon.Match match) {
    int from = before(match.from(), Part.OF);
    boolean ofPeople =
        own.facet == Facet.PRACTICE || !own.facet.horizontal() || people(matchAt.get(from - 1));
    return from > 0 && ofPeople ? from : -1;
  }

  private Cut people(OwnCriterion own, Lexicon.Match match) {
    int from = before(match.from(), Part.FOR);
    if (from >= 0) {
      return new Cut(from, match.to());
    }
    if (own.facet == Facet.PRACTICE) {
      return null;
    }
    boolean likes = false;
    for (int i = match.to(); inSentence(match.to(), i) && i < match.to() + REACH; i++) {
      likes |= likes(i);
      if (likes && own(own, i)) {
        return new Cut(match.from(), i);
      }
    }
    return own.facet == Facet.INTEREST && (own(own, match.from() - 1) || own(own, match.to()))
        ? new Cut(match.from(), match.to())
        : null;
  }

  private Cut technology(OwnCriterion own, Lexicon.Match match) {
    int from = before(match.from(), Part.TECHNOLOGY);
    if (from > 0 && (own(own, from - 1) || matchAt.containsKey(from - 1))) {
      return new Cut(from, match.to());
    }
    int forOwn = match.to();
    if (own.facet == Facet.PRACTICE && is(Part.FOR, forOwn)) {
      do {
        forOwn++;
      } while (is(Part.FILLER, forOwn));
      if (own(own, forOwn)) {
        return new Cut(match.from(), forOwn);
      }
    }
    return liked(match);
  }

  /** "who like sport", "appassionati di sport", "которые любят спорт". */
  private Cut liked(Lexicon.Match match) {
    int from = -1;
    for (int i = match.from() - 1;
        i >= 0 && i > match.from() - REACH && inSentence(i, match.from());
        i--) {
      if (likes(i)) {
        from = i;
      }
    }
    if (from < 0) {
      return null;
    }
    while (from > 0 && (is(Part.WHO, from - 1) || likes(from - 1))) {
      from--;
    }
    return new Cut(from, match.to());
  }

  /** "Java and Python", "Turin, Milan", but also "developers and chess". */
  private Cut listed(
      OwnCriterion own, Lexicon.Match match, Lexicon.Meaning meaning, List<Hit> hits) {
    int from = match.from();
    boolean word = is(Part.AND, from - 1);
    var gap = words.get(from).gap();
    if (!word && gap != Word.Gap.COMMA && gap != Word.Gap.JOIN) {
      return null;
    }
    int cut = word ? from - 1 : from;
    int prior = cut - 1;
    if (meaning.country() && followsCity(match)) {
      return null;
    }
    var before = matchAt.get(prior);
    boolean sameAsFlagged =
        !hits.isEmpty()
            && hits.getLast().match == before
            && hits.getLast().meaning.facet() == meaning.facet();
    boolean sameAsOwn = own.sameFacet(meaning.facet()) && own(own, prior);
    boolean ends = match.to() == words.size() || words.get(match.to()).gap() != Word.Gap.SPACE;
    boolean pastime = word && ends && meaning.facet() == Facet.INTEREST && people(before);
    return sameAsFlagged || sameAsOwn || pastime ? new Cut(cut, match.to()) : null;
  }

  /** A craft set beside the place or team that is meant: "Turin developers". */
  private Cut besideOwn(OwnCriterion own, Lexicon.Match match) {
    boolean connected = false;
    for (int i = match.to(); inSentence(match.to(), i) && i < match.to() + REACH; i++) {
      if (own(own, i)) {
        return i == match.to() || connected ? new Cut(match.from(), i) : null;
      }
      boolean joins = is(Part.PLACE, i) || is(Part.OF, i) || is(Part.TEAM, i);
      connected |= joins;
      if (!joins && !is(Part.FILLER, i)) {
        break;
      }
    }
    boolean after = own(own, match.from() - 1) && inSentence(match.from() - 1, match.from());
    return after ? new Cut(match.from(), match.to()) : null;
  }

  // --- purpose

  List<Hit> outrightRestrictions(OwnCriterion own) {
    var hits = new ArrayList<Hit>();
    for (int i = 0; i < words.size(); i++) {
      boolean only = is(Part.ONLY, i);
      if (only ? is(Part.NOT, i - 1) : !is(Part.FOR, i) || is(Part.ONLY, i - 1)) {
        continue;
      }
      int at = only ? i + 1 : i;
      if (is(Part.FOR, at) || is(Part.PLACE, at) || is(Part.TEAM, at)) {
        at++;
      }
      boolean outright = only || words.get(i).gap() == Word.Gap.STOP || is(Part.COMMUNITY, i - 1);
      readGroup(own, i, at, only, outright, hits);
    }
    return hits;
  }

  private void readGroup(
      OwnCriterion own, int anchor, int at, boolean only, boolean outright, List<Hit> hits) {
    int group = skipFillers(at);
    if (!inSentence(at, group)) {
      return;
    }
    var match = starting(group);
    int next;
    if (people(match)) {
      if (outright && own.facet != Facet.PRACTICE) {
        hit(own, match, Set.of(Facet.PRACTICE), hits);
      }
      next = match.to();
    } else if (is(Part.PEOPLE, group)) {
      next = group + 1;
    } else {
      if (match != null
          && (outright || is(Part.DEPARTMENT, match.to()))
          && (only || !oneOfMany(match))) {
        hit(own, match, Set.of(Facet.PLACE, Facet.TEAM), hits);
      }
      return;
    }
    while (inSentence(anchor, next)) {
      var where = starting(next);
      if (is(Part.PLACE, next) || is(Part.OF, next) || is(Part.TEAM, next)) {
        where = starting(skipFillers(next + 1));
      }
      if (where != null && inSentence(anchor, where.from())) {
        if (only || !oneOfMany(where)) {
          hit(own, where, Set.of(Facet.PLACE, Facet.TEAM), hits);
        }
        next = where.to();
        continue;
      }
      var what = likedAfter(next);
      if (what != null) {
        hit(own, what, Set.of(Facet.INTEREST, Facet.TECHNOLOGY), hits);
      }
      return;
    }
  }

  private Lexicon.Match likedAfter(int at) {
    boolean likes = false;
    for (int i = at; i < at + REACH && inSentence(at, i); i++) {
      likes |= likes(i);
      var match = starting(i);
      if (likes && match != null) {
        return match;
      }
    }
    return null;
  }

  private void hit(OwnCriterion own, Lexicon.Match match, Set<Facet> facets, List<Hit> hits) {
    if (own.covers(this, match)) {
      return;
    }
    match.meanings().stream()
        .filter(meaning -> facets.contains(meaning.facet()))
        .filter(meaning -> !own.sameFacet(meaning.facet()) || !own.facet.horizontal())
        .filter(meaning -> !(meaning.country() && own.facet == Facet.PLACE))
        .findFirst()
        .ifPresent(meaning -> hits.add(new Hit(this, match, meaning, match.from(), match.to())));
  }

  /** "For developers in Madrid, Turin or Cork" tells of the breadth, it does not restrict. */
  private boolean oneOfMany(Lexicon.Match match) {
    var concepts = new EnumMap<Facet, Set<String>>(Facet.class);
    int from = match.from();
    while (from > 0 && words.get(from).gap() != Word.Gap.STOP && from > match.from() - 20) {
      from--;
    }
    for (int i = from; i < from + 40 && inSentence(from, i); i++) {
      var other = starting(i);
      if (other != null) {
        other
            .meanings()
            .forEach(
                m -> concepts.computeIfAbsent(m.facet(), f -> new HashSet<>()).add(m.concept()));
      }
    }
    return match.meanings().stream()
        .filter(meaning -> !meaning.facet().horizontal())
        .anyMatch(meaning -> concepts.get(meaning.facet()).size() > 1);
  }

  // --- words

  /** The place of a connecting word before a match, articles and the like skipped; -1 if none. */
  private int before(int at, Part part) {
    for (int i = at - 1; i >= 0 && i >= at - REACH && inSentence(i, at); i--) {
      if (is(part, i)) {
        return is(Part.ONLY, i - 1) && is(Part.NOT, i - 2) ? -1 : i;
      }
      if (!is(Part.FILLER, i)) {
        return -1;
      }
    }
    return -1;
  }

  private int skipFillers(int at) {
    int next = at;
    while (is(Part.FILLER, next)) {
      next++;
    }
    return next;
  }

  private boolean is(Part part, int at) {
    return at >= 0 && at < words.size() && lexicon.is(part, words.get(at));
  }

  boolean connects(int at) {
    return CONNECTING.stream().anyMatch(part -> is(part, at));
  }

  /** "love", "keen on", but also "who do": doing alone says nothing of liking. */
  private boolean likes(int at) {
    return is(Part.LIKING, at)
        || is(Part.DOING, at) && (is(Part.WHO, at - 1) || is(Part.WHO, at - 2));
  }

  private boolean inSentence(int from, int to) {
    if (to >= words.size()) {
      return false;
    }
    for (int i = from + 1; i <= to; i++) {
      if (words.get(i).gap() == Word.Gap.STOP) {
        return false;
      }
    }
    return true;
  }

  private Lexicon.Match starting(int at) {
    var match = matchAt.get(at);
    return match != null && match.from() == at ? match : null;
  }

  private boolean people(Lexicon.Match match) {
    return match != null && match.meanings().stream().anyMatch(Lexicon.Meaning::people);
  }

  private boolean own(OwnCriterion own, int at) {
    if (at < 0 || at >= words.size()) {
      return false;
    }
    var match = matchAt.get(at);
    return own.words.contains(words.get(at).folded()) || match != null && own.covers(this, match);
  }

  private boolean ownOrPeople(OwnCriterion own, int at) {
    return own(own, at) || people(matchAt.get(at));
  }
}
