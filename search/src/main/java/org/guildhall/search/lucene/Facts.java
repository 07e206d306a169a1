package org.guildhall.search.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;

/** What is known of the entries of one part of the index beside their words, in ascending order. */
final class Facts {
  private final NumericDocValues groups;
  private final NumericDocValues facets;
  private final LeafReader reader;
  private final Map<Long, String> knownTalks = new HashMap<>();
  private final Map<Long, String> knownTags = new HashMap<>();
  // Opened when first asked for: most askers want one or two.
  private NumericDocValues worths;
  private SortedNumericDocValues numbers;
  private SortedNumericDocValues communities;
  private SortedNumericDocValues authors;
  private SortedNumericDocValues times;
  private SortedSetDocValues talks;
  private SortedSetDocValues tags;
  private int doc;
  private long facet;

  Facts(LeafReader reader) throws IOException {
    this.reader = reader;
    groups = DocValues.getNumeric(reader, Schema.GROUP);
    facets = DocValues.getNumeric(reader, Schema.FACETS);
  }

  /** From now on tells of this one, which is none before the last. */
  void of(int inLeaf) throws IOException {
    doc = inLeaf;
    if (!groups.advanceExact(doc) || !facets.advanceExact(doc)) {
      throw new IllegalStateException("a document without a group");
    }
    facet = facets.longValue();
  }

  long group() throws IOException {
    return groups.longValue();
  }

  Kind kind() {
    return Schema.kind(facet);
  }

  Language language() {
    return Schema.language(facet);
  }

  long id() throws IOException {
    if (numbers == null) {
      numbers = DocValues.getSortedNumeric(reader, Schema.NUMBER);
    }
    var id = number(numbers);
    if (id == null) {
      throw new IllegalStateException("a document without an id");
    }
    return id;
  }

  boolean accepted() throws IOException {
    return (worth() & 1) != 0;
  }

  long solved() throws IOException {
    return worth() / 2;
  }

  private long worth() throws IOException {
    if (worths == null) {
      worths = DocValues.getNumeric(reader, Schema.WORTH);
    }
    return worths.advanceExact(doc) ? worths.longValue() : 0;
  }

  Long community() throws IOException {
    if (communities == null) {
      communities = DocValues.getSortedNumeric(reader, Schema.COMMUNITY);
    }
    return number(communities);
  }

  Long author() throws IOException {
    if (authors == null) {
      authors = DocValues.getSortedNumeric(reader, Schema.AUTHOR);
    }
    return number(authors);
  }

  /** In milliseconds. */
  Long created() throws IOException {
    if (times == null) {
      times = DocValues.getSortedNumeric(reader, Schema.CREATED);
    }
    return number(times);
  }

  String talk() throws IOException {
    if (talks == null) {
      talks = DocValues.getSortedSet(reader, Schema.TALK);
    }
    return talks.advanceExact(doc) ? text(talks, talks.nextOrd(), knownTalks) : null;
  }

  Set<String> tags() throws IOException {
    if (tags == null) {
      tags = DocValues.getSortedSet(reader, Schema.TAG);
    }
    if (!tags.advanceExact(doc)) {
      return Set.of();
    }
    var found = new HashSet<String>();
    for (var i = 0; i < tags.docValueCount(); i++) {
      found.add(text(tags, tags.nextOrd(), knownTags));
    }
    return found;
  }

  private Long number(SortedNumericDocValues values) throws IOException {
    return values.advanceExact(doc) ? values.nextValue() : null;
  }

  private static String text(SortedSetDocValues values, long ord, Map<Long, String> known)
      throws IOException {
    var text = known.get(ord);
    if (text == null) {
      text = values.lookupOrd(ord).utf8ToString();
      known.put(ord, text);
    }
    return text;
  }
}
