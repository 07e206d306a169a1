package org.guildhall.search.lucene;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;

/**
 * The fields of the index and how an entry is written into them.
 *
 * <p>The words of an entry go into the fields of its own language only: {@code content_en} holds
 * title and text, {@code title_en} the title once more. All languages share the fragments.
 */
final class Schema {
  /** To be raised whenever a field or its analysis changes; older indexes are then rebuilt. */
  static final int VERSION = 5;

  static final String CONTENT = "content_";
  static final String TITLE = "title_";
  static final String GRAMS = "grams";

  /** Identifiers, whole and in parts. */
  static final String CODE = "code";

  /** The words as they were written, to correct what was typed. */
  static final String WORDS = "words";

  static final String NAME_STARTS = "names";
  static final String USER_NAME = "userName";

  static final String KEY = "key";
  static final String KIND = "kind";
  static final String COMMUNITY = "community";
  static final String AUTHOR = "author";
  static final String TAG = "tag";
  static final String TALK = "talk";
  static final String LANGUAGE = "language";
  static final String CREATED = "created";

  /** What at most one hit is shown of. */
  static final String GROUP = "group";

  /** The id once more, to go through all entries of a kind in its order. */
  static final String NUMBER = "number";

  static final String CHECKSUM = "checksum";

  /** The community whose readers may find it, or {@link #EVERYBODY}; beside it nobody may. */
  static final String READERS = "readers";

  static final long EVERYBODY = -1;

  /** What is known of the worth of an entry: twice how often it solved, and one if accepted. */
  static final String WORTH = "worth";

  /** Kind and language in one number, for counting. */
  static final String FACETS = "facets";

  static final String STORED_ID = "id";
  static final String STORED_CONVERSATION = "conversation";
  static final String STORED_TITLE = "title";
  static final String STORED_TEXT = "text";

  private static final Kind[] KINDS = Kind.values();
  private static final Language[] LANGUAGES = Language.values();
  private static final FieldType WITHOUT_POSITIONS = new FieldType();
  private static final FieldType WITHOUT_LENGTHS = new FieldType();
  private static final FieldType COUNTED = new FieldType();

  static {
    WITHOUT_POSITIONS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    WITHOUT_POSITIONS.freeze();
    WITHOUT_LENGTHS.setIndexOptions(IndexOptions.DOCS);
    WITHOUT_LENGTHS.setOmitNorms(true);
    WITHOUT_LENGTHS.freeze();
    COUNTED.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    COUNTED.setOmitNorms(true);
    COUNTED.freeze();
  }

  private Schema() {}

  static Analyzer analyzer() {
    var fields = new HashMap<String, Analyzer>();
    for (var language : Language.values()) {
      fields.put(CONTENT + language.code(), Analysis.stems(language));
      fields.put(TITLE + language.code(), Analysis.stems(language));
    }
    fields.putAll(
        Map.of(
            GRAMS, Analysis.GRAMS,
            CODE, Analysis.CODE,
            WORDS, Analysis.WORDS,
            NAME_STARTS, Analysis.NAME_STARTS));
    return new PerFieldAnalyzerWrapper(new KeywordAnalyzer(), fields);
  }

  static Term key(Kind kind, long id) {
    return new Term(KEY, kind + ":" + id);
  }

  /**
   * @param language of title and text
   */
  static Document document(Entry entry, Language language) {
    var document = new Document();
    document.add(new StringField(KEY, key(entry.kind(), entry.id()).text(), Field.Store.NO));
    document.add(new StringField(KIND, entry.kind().name(), Field.Store.YES));
    document.add(new StringField(LANGUAGE, language.code(), Field.Store.YES));
    document.add(new StoredField(STORED_ID, entry.id()));
    document.add(new LongField(NUMBER, entry.id(), Field.Store.NO));
    document.add(new NumericDocValuesField(CHECKSUM, Checksum.of(entry)));
    document.add(new NumericDocValuesField(GROUP, group(entry)));
    for (var text : new String[] {entry.title(), entry.text()}) {
      document.add(new TextField(CONTENT + language.code(), text, Field.Store.NO));
      document.add(new Field(GRAMS, text, WITHOUT_POSITIONS));
      document.add(new Field(CODE, text, COUNTED));
      document.add(new Field(WORDS, text, WITHOUT_LENGTHS));
    }
    document.add(new TextField(TITLE + language.code(), entry.title(), Field.Store.NO));
    document.add(new StoredField(STORED_TITLE, entry.title()));
    document.add(new StoredField(STORED_TEXT, entry.text()));
    if (entry.conversationId() != null) {
      document.add(new StoredField(STORED_CONVERSATION, entry.conversationId()));
    }
    document.add(new NumericDocValuesField(FACETS, facets(entry.kind(), language)));
    if (entry.openToAll()) {
      document.add(new NumericDocValuesField(READERS, EVERYBODY));
    } else if (entry.communityId() != null) {
      document.add(new NumericDocValuesField(READERS, entry.communityId()));
    }
    if (entry.communityId() != null) {
      document.add(new LongField(COMMUNITY, entry.communityId(), Field.Store.NO));
    }
    if (entry.authorId() != null) {
      document.add(new LongField(AUTHOR, entry.authorId(), Field.Store.NO));
    }
    if (entry.created() != null) {
      document.add(new LongField(CREATED, entry.created().toEpochMilli(), Field.Store.NO));
    }
    var worth = 2L * entry.solved() + (entry.accepted() ? 1 : 0);
    if (worth > 0) {
      document.add(new NumericDocValuesField(WORTH, worth));
    }
    if (entry.talk() != null) {
      document.add(new KeywordField(TALK, entry.talk(), Field.Store.NO));
    }
    for (var tag : entry.tags()) {
      document.add(new KeywordField(TAG, tag, Field.Store.NO));
    }
    if (entry.kind() == Kind.PERSON) {
      document.add(new Field(NAME_STARTS, entry.title(), WITHOUT_LENGTHS));
    }
    if (entry.userName() != null) {
      document.add(new Field(NAME_STARTS, entry.userName(), WITHOUT_LENGTHS));
      document.add(
          new StringField(USER_NAME, entry.userName().toLowerCase(Locale.ROOT), Field.Store.NO));
    }
    return document;
  }

  private static int facets(Kind kind, Language language) {
    return kind.ordinal() * LANGUAGES.length + language.ordinal();
  }

  /** The kind in a number of {@link #FACETS}. */
  static Kind kind(long facets) {
    return KINDS[(int) facets / LANGUAGES.length];
  }

  /** The language in a number of {@link #FACETS}. */
  static Language language(long facets) {
    return LANGUAGES[(int) facets % LANGUAGES.length];
  }

  /**
   * A number for each conversation, and one for each thing outside of conversations; so for cards.
   */
  private static long group(Entry entry) {
    return entry.conversationId() == null || entry.kind() == Kind.CARD
        ? -(entry.id() * Kind.values().length + entry.kind().ordinal()) - 1
        : entry.conversationId();
  }
}
