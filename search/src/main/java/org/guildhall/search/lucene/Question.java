package org.guildhall.search.lucene;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.ScoreDoc;
import org.guildhall.search.lucene.SearchRequest.Order;
import org.guildhall.search.lucene.SearchResult.Hit;

/** One request, answered in the index as it is at one moment. */
final class Question {
  /** What finds less may have been mistyped. */
  private static final int FEW = 3;

  /** So many new hits may have come before the place where a list goes on. */
  private static final int SLACK = 50;

  private final AllLanguagesSearcher searcher;
  private final SearchRequest request;
  private final QueryText text;
  private final Language guess;
  private final Instant now;
  private final Recipe recipe;
  private final Finder finder;

  /**
   * @param guess the language in which the words may be
   * @param encoder of the vectors in the index; null to look for words only
   */
  Question(
      AllLanguagesSearcher searcher,
      SearchRequest request,
      QueryText text,
      Language guess,
      Instant now,
      SentenceEncoder encoder)
      throws IOException {
    this.searcher = searcher;
    this.request = request;
    this.text = text;
    this.guess = guess;
    this.now = now;
    var nearness = Optional.<Nearness>empty();
    if (encoder != null && encoder.language() == guess && asksWithoutConditions()) {
      var readable = Recipe.rights(request.readable());
      nearness = Optional.of(new Nearness(searcher, encoder, request.text(), readable));
    }
    var alike = nearness.flatMap(Nearness::alike);
    recipe = new Recipe(request, text, new Vocabulary(searcher), guess, now, alike);
    finder = new Finder(searcher, recipe, nearness, request, now);
  }

  /** Who sets quotes or leaves words out wants words, and one word is no sentence. */
  private boolean asksWithoutConditions() {
    return request.order() == Order.RELEVANCE
        && text.words().size() > 1
        && text.phrases().isEmpty()
        && text.excluded().isEmpty();
  }

  SearchResult answer() throws IOException {
    var cursor = request.after() == null ? null : Cursor.of(request.after());
    var counts = finder.count();
    var first = cursor == null ? request.from() : cursor.place() + 1;
    // One more tells whether there is another page.
    var wanted = first + request.size() + 1 + (cursor == null ? 0 : SLACK);
    var found = counts.total().number() == 0 ? List.<ScoreDoc>of() : finder.first(wanted);
    var names = names(found);
    if (cursor != null) {
      first = placeBehind(cursor, found, names);
    }
    var end = Math.min(first + request.size(), found.size());
    var page = first < end ? found.subList(first, end) : List.<ScoreDoc>of();
    var next =
        end < found.size() && !page.isEmpty()
            ? cursor(end - 1, names.get(found.get(end - 1).doc)).text()
            : null;
    var suggestion =
        counts.total().number() < FEW && !counts.total().more() && request.after() == null
            ? new Spelling(searcher, request, guess, now).suggestion(text, counts.total())
            : null;
    return new SearchResult(counts, shown(page), next, suggestion);
  }

  List<Long> ids(int depth) throws IOException {
    var found = finder.first(depth);
    var names = names(found);
    return found.stream().map(hit -> names.get(hit.doc).id()).toList();
  }

  int plain(int depth) throws IOException {
    return searcher.search(recipe.matching(), depth).scoreDocs.length;
  }

  /** How much it finds. */
  Counts.Count total() throws IOException {
    return finder.total();
  }

  private record Name(Kind kind, long id) {}

  private static Cursor cursor(int place, Name name) {
    return new Cursor(place, name.kind, name.id);
  }

  private static int placeBehind(Cursor cursor, List<ScoreDoc> found, Map<Integer, Name> names) {
    for (var place = 0; place < found.size(); place++) {
      var name = names.get(found.get(place).doc);
      if (name.id == cursor.id() && name.kind == cursor.kind()) {
        return place + 1;
      }
    }
    return cursor.place();
  }

  private Map<Integer, Name> names(List<ScoreDoc> hits) throws IOException {
    var names = new HashMap<Integer, Name>();
    var walk = new Walk(searcher);
    for (var doc : hits.stream().mapToInt(hit -> hit.doc).sorted().toArray()) {
      var facts = walk.to(doc);
      names.put(doc, new Name(facts.kind(), facts.id()));
    }
    return names;
  }

  private List<Hit> shown(List<ScoreDoc> page) throws IOException {
    var shown = new ArrayList<Hit>();
    var show = new Show(searcher, text, recipe.words());
    for (var hit : page) {
      shown.add(show.hit(hit));
    }
    return shown;
  }
}
