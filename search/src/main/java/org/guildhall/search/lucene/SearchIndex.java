package org.guildhall.search.lucene;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NRTCachingDirectory;
import org.guildhall.search.lucene.SearchResult.Hit;
import org.guildhall.search.lucene.UnusableIndexException.Reason;

/**
 * The index in a folder: takes entries, answers requests, and may be used by all threads at once.
 *
 * <p>A change is durable after {@link #commit} and found after {@link #refresh}; neither implies
 * the other. Where the folder fails, methods throw {@link UncheckedIOException}, and {@link
 * #status} tells what happened.
 */
public final class SearchIndex implements AutoCloseable {
  private static final String SCHEMA_KEY = "schema";
  private static final String TIME_KEY = "time";

  /**
   * So many segments of about the same size, then they are merged. Each segment is asked for each
   * word, and firms read more than they write.
   */
  private static final int SEGMENTS_OF_A_SIZE = 3;

  /**
   * In megabytes: a new segment of at most this size is kept in memory until it is made durable, so
   * that a refresh writes no files.
   */
  private static final double SMALL_SEGMENT = 5;

  /** In megabytes: so much is kept in memory at most. */
  private static final double SMALL_SEGMENTS = 16;

  /** So much of a text tells its language. */
  private static final int GUESSED = 300;

  /**
   * How the index is.
   *
   * @param open whether it answers and takes changes
   * @param documents how many entries a search sees now
   * @param lastCommit when changes were last made durable; null if none ever were
   * @param lastError what went wrong last, or null if nothing did since it was opened
   */
  public record Status(boolean open, int documents, Instant lastCommit, String lastError) {}

  /** What an entry of the index stands for. */
  public record Stamp(long id, Long communityId, long checksum) {}

  /** How a file was when it was seen first; those of Lucene are written once. */
  private record Mark(long size, FileTime written) {}

  private final FSDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final LanguageDetector languages;
  private final SentenceEncoder encoder;
  private final Clock clock;
  private volatile Instant lastCommit;
  private volatile String lastError;
  private Map<String, Mark> marks = Map.of();
  private Instant marked;

  private SearchIndex(
      FSDirectory directory,
      IndexWriter writer,
      Instant lastCommit,
      LanguageDetector languages,
      SentenceEncoder encoder,
      Clock clock)
      throws IOException {
    this.directory = directory;
    this.writer = writer;
    this.searchers =
        new SearcherManager(
            writer,
            new SearcherFactory() {
              @Override
              public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
                return new AllLanguagesSearcher(reader);
              }
            });
    this.lastCommit = lastCommit;
    this.languages = languages;
    this.encoder = encoder;
    this.clock = clock;
  }

  /**
   * Opens the index in a folder, a new and empty one if there is none; its status then names no
   * last commit until the first.
   *
   * @throws UnusableIndexException if there is one that cannot be used; its reason tells whether to
   *     {@link #erase} it
   */
  public static SearchIndex open(Path folder, LanguageDetector languages, Clock clock) {
    return open(folder, languages, null, clock);
  }

  /**
   * The same, of an index that also holds what texts mean, or that does not.
   *
   * @param encoder null for an index of words only
   */
  public static SearchIndex open(
      Path folder, LanguageDetector languages, SentenceEncoder encoder, Clock clock) {
    FSDirectory directory = null;
    IndexWriter writer = null;
    try {
      directory = FSDirectory.open(Files.createDirectories(folder));
      var committed = lastCommit(directory, schema(encoder));
      var config =
          new IndexWriterConfig(Schema.analyzer())
              .setMergePolicy(new TieredMergePolicy().setSegmentsPerTier(SEGMENTS_OF_A_SIZE))
              // A refresh would else wait for merges, and who looks for what he said waits with it.
              .setMaxFullFlushMergeWaitMillis(0);
      writer =
          new IndexWriter(
              new NRTCachingDirectory(directory, SMALL_SEGMENT, SMALL_SEGMENTS), config);
      return new SearchIndex(directory, writer, committed, languages, encoder, clock);
    } catch (IOException | RuntimeException e) {
      closeQuietly(writer, directory, e);
      throw explain(folder, e);
    }
  }

  /** Deletes the files of an index that is not open, so that the folder can be opened anew. */
  public static void erase(Path folder) {
    try (var directory = FSDirectory.open(folder)) {
      for (var file : directory.listAll()) {
        directory.deleteFile(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts an entry in, in place of the one with the same kind and id if there is one. */
  public void update(Entry entry) {
    var language =
        entry.language() == null
            ? languages.ofText(entry.title() + "\n" + entry.text())
            : entry.language();
    var document = Schema.document(entry, language);
    if (encoder != null && Nearness.concerns(language, encoder)) {
      document.add(Nearness.field(encoder.encode(entry.title() + "\n" + entry.text())));
    }
    attempt(() -> writer.updateDocument(Schema.key(entry.kind(), entry.id()), document));
  }

  /** Takes an entry out; nothing happens if there is none. */
  public void delete(Kind kind, long id) {
    attempt(() -> writer.deleteDocuments(Schema.key(kind, id)));
  }

  /** Takes all entries out. Until the next refresh the old ones are still found. */
  public void deleteAll() {
    attempt(writer::deleteAll);
  }

  /** Makes all changes durable. */
  public synchronized void commit() {
    var now = clock.instant();
    attempt(
        () -> {
          writer.setLiveCommitData(
              Map.of(
                      SCHEMA_KEY, schema(encoder),
                      TIME_KEY, Long.toString(now.toEpochMilli()))
                  .entrySet());
          writer.commit();
          lastCommit = now;
          return null;
        });
  }

  /** Lets searches see all changes so far. Cheap where there are none. */
  public void refresh() {
    attempt(
        () -> {
          searchers.maybeRefreshBlocking();
          return null;
        });
  }

  /**
   * Answers a request; whatever the text, there is an answer, if need be an empty one.
   *
   * @throws IllegalArgumentException when it goes on after what no answer gave
   */
  public SearchResult search(SearchRequest request) {
    var text = QueryText.parse(request.text());
    return text.asksForNothing()
        ? SearchResult.NOTHING
        : look(searcher -> question(searcher, request, text).answer());
  }

  /** The ids of the first hits in their order, at most so many, and nothing else of them. */
  public List<Long> ranking(SearchRequest request, int depth) {
    var text = QueryText.parse(request.text());
    return text.asksForNothing()
        ? List.of()
        : look(searcher -> question(searcher, request, text).ids(depth));
  }

  /** How many are among the first so many by the plain part of the recipe, to measure its price. */
  int plain(SearchRequest request, int depth) {
    var text = QueryText.parse(request.text());
    return look(searcher -> question(searcher, request, text).plain(depth));
  }

  /**
   * Conversations and cards that are about the same as one that is being written, the most similar
   * first.
   *
   * @param readable the communities whose entries the writer may find
   * @param preferred the languages that he reads; may be empty
   * @param size how many are wanted at most, 0 to 100
   */
  public List<Hit> similar(
      String title, String body, Set<Long> readable, Set<Language> preferred, int size) {
    var guess =
        languages.ofQuery(title + " " + body.substring(0, Math.min(GUESSED, body.length())));
    return look(
        searcher ->
            new Likeness(searcher, preferred, guess, clock.instant())
                .similar(title, body, readable, size));
  }

  private Question question(AllLanguagesSearcher searcher, SearchRequest request, QueryText text)
      throws IOException {
    var guess = languages.ofQuery(String.join(" ", text.words()));
    return new Question(searcher, request, text, guess, clock.instant(), encoder);
  }

  private interface Look<T> {
    T at(AllLanguagesSearcher searcher) throws IOException;
  }

  private <T> T look(Look<T> look) {
    return attempt(
        () -> {
          var searcher = searchers.acquire();
          try {
            return look.at((AllLanguagesSearcher) searcher);
          } finally {
            searchers.release(searcher);
          }
        });
  }

  /** How the index is now. */
  public Status status() {
    var documents = 0;
    var open = writer.isOpen();
    try {
      var searcher = searchers.acquire();
      try {
        documents = searcher.getIndexReader().numDocs();
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException | AlreadyClosedException e) {
      open = false;
    }
    return new Status(open, documents, lastCommit, lastError);
  }

  /** The entries of a kind with ids after {@code after}, in that order, at most {@code max}. */
  public List<Stamp> stamps(Kind kind, long after, int max) {
    return after == Long.MAX_VALUE
        ? new ArrayList<>()
        : stamps(kind, LongField.newRangeQuery(Schema.NUMBER, after + 1, Long.MAX_VALUE), max);
  }

  /** The entries of a kind with these ids; more than one to an id, should that be so. */
  public List<Stamp> stamps(Kind kind, Collection<Long> ids) {
    var numbers = ids.stream().mapToLong(Long::longValue).toArray();
    return stamps(kind, LongField.newSetQuery(Schema.NUMBER, numbers), 2 * numbers.length + 1);
  }

  private List<Stamp> stamps(Kind kind, Query which, int max) {
    var ofKind =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(Schema.KIND, kind.name())), Occur.FILTER)
            .add(which, Occur.FILTER)
            .build();
    var byNumber = LongField.newSortField(Schema.NUMBER, false, SortedNumericSelector.Type.MIN);
    return look(
        searcher -> {
          var stamps = new ArrayList<Stamp>();
          for (var hit : searcher.search(ofKind, max, new Sort(byNumber)).scoreDocs) {
            stamps.add(stamp(searcher.getIndexReader(), hit.doc, (FieldDoc) hit));
          }
          return stamps;
        });
  }

  private static Stamp stamp(IndexReader reader, int document, FieldDoc hit) throws IOException {
    var leaves = reader.leaves();
    var leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    var checksum = DocValues.getNumeric(leaf.reader(), Schema.CHECKSUM);
    var community = DocValues.getSortedNumeric(leaf.reader(), Schema.COMMUNITY);
    var inLeaf = document - leaf.docBase;
    return new Stamp(
        (Long) hit.fields[0],
        community.advanceExact(inLeaf) ? community.nextValue() : null,
        checksum.advanceExact(inLeaf) ? checksum.longValue() : 0);
  }

  /**
   * Whether the files of the last commit are there and have not been touched since they were seen
   * first. Asks for their sizes and times only.
   */
  public synchronized boolean isUntouched() {
    if (lastCommit == null) {
      return true;
    }
    try {
      mark();
      for (var seen : marks.entrySet()) {
        if (!mark(seen.getKey()).equals(seen.getValue())) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      lastError = e.toString();
      return false;
    }
  }

  private void mark() throws IOException {
    if (!lastCommit.equals(marked)) {
      var now = new HashMap<String, Mark>();
      for (var file : SegmentInfos.readLatestCommit(directory).files(true)) {
        var seen = marks.get(file);
        now.put(file, seen == null ? mark(file) : seen);
      }
      marks = now;
      marked = lastCommit;
    }
  }

  private Mark mark(String file) throws IOException {
    var path = directory.getDirectory().resolve(file);
    var attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return new Mark(attributes.size(), attributes.lastModifiedTime());
  }

  /**
   * Reads all files of the last commit and compares them with the checksums that they carry.
   *
   * @throws UnusableIndexException when one is missing or damaged
   */
  public synchronized void verify() {
    if (lastCommit == null) {
      return;
    }
    marks = Map.of();
    marked = null;
    try (var reader = DirectoryReader.open(directory)) {
      mark();
      for (var leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
      lastError = null;
    } catch (IOException | RuntimeException e) {
      lastError = e.toString();
      throw explain(directory.getDirectory(), e);
    }
  }

  /**
   * Takes no more changes, forgets those that were not committed, and lets go of the folder, so
   * that it can be opened anew. What was found still is, until {@link #close}.
   */
  public synchronized void rollback() {
    attempt(
        () -> {
          writer.rollback();
          return null;
        });
  }

  /** Closes; what was not committed is forgotten, as if the process had ended. */
  @Override
  public synchronized void close() {
    attempt(
        () -> {
          try (directory) {
            try {
              searchers.close();
            } finally {
              writer.rollback();
            }
          }
          return null;
        });
  }

  private interface Attempt<T> {
    T run() throws IOException;
  }

  private <T> T attempt(Attempt<T> attempt) {
    try {
      return attempt.run();
    } catch (IOException e) {
      lastError = e.toString();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      lastError = e.toString();
      throw e;
    }
  }

  private static String schema(SentenceEncoder encoder) {
    return Schema.VERSION + (encoder == null ? "" : " " + encoder.name());
  }

  private static Instant lastCommit(Directory directory, String wanted) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return null;
    }
    var data = SegmentInfos.readLatestCommit(directory).getUserData();
    var schema = data.get(SCHEMA_KEY);
    if (!wanted.equals(schema)) {
      throw new UnusableIndexException(
          Reason.OTHER_SCHEMA, "index has schema " + schema + ", not " + wanted, null);
    }
    return Instant.ofEpochMilli(Long.parseLong(data.get(TIME_KEY)));
  }

  private static RuntimeException explain(Path folder, Exception e) {
    return switch (e) {
      case LockObtainFailedException in ->
          new UnusableIndexException(Reason.IN_USE, "index in use: " + folder, in);
      case IndexFormatTooOldException old ->
          new UnusableIndexException(Reason.OTHER_SCHEMA, "index too old: " + folder, old);
      case IndexFormatTooNewException young ->
          new UnusableIndexException(Reason.OTHER_SCHEMA, "index too new: " + folder, young);
      case CorruptIndexException damaged -> damaged(folder, damaged);
      case EOFException damaged -> damaged(folder, damaged);
      case NoSuchFileException damaged -> damaged(folder, damaged);
      case FileNotFoundException damaged -> damaged(folder, damaged);
      case IllegalArgumentException damaged -> damaged(folder, damaged);
      case RuntimeException other -> other;
      case IOException other -> new UncheckedIOException(other);
      default -> new IllegalStateException(e);
    };
  }

  private static UnusableIndexException damaged(Path folder, Exception e) {
    return new UnusableIndexException(Reason.DAMAGED, "index damaged: " + folder, e);
  }

  private static void closeQuietly(IndexWriter writer, Directory directory, Exception reason) {
    for (var part : new AutoCloseable[] {writer, directory}) {
      try {
        if (part instanceof IndexWriter open) {
          open.rollback();
        } else if (part != null) {
          part.close();
        }
      } catch (Exception e) {
        reason.addSuppressed(e);
      }
    }
  }
}
