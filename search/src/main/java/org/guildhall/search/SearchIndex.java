package org.guildhall.search;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.guildhall.search.SearchResult.Hit;
import org.guildhall.search.UnusableIndexException.Reason;

/**
 * The index in a folder: takes entries, answers requests, and may be used by all threads at once.
 *
 * <p>A change is durable after {@link #commit} and found after {@link #refresh}; neither implies
 * the other. Where the folder fails, methods throw {@link UncheckedIOException}, and {@link
 * #status} tells what happened.
 */
public final class SearchIndex implements AutoCloseable {
  /** So many hits are scored exactly; those behind keep the order of the rough score. */
  private static final int EXACT = 300;

  private static final String SCHEMA_KEY = "schema";
  private static final String TIME_KEY = "time";

  /**
   * How the index is.
   *
   * @param open whether it answers and takes changes
   * @param documents how many entries a search sees now
   * @param lastCommit when changes were last made durable; null if none ever were
   * @param lastError what went wrong last, or null if nothing did since it was opened
   */
  public record Status(boolean open, int documents, Instant lastCommit, String lastError) {}

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Clock clock;
  private volatile Instant lastCommit;
  private volatile String lastError;

  private SearchIndex(Directory directory, IndexWriter writer, Instant lastCommit, Clock clock)
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
    this.clock = clock;
  }

  /**
   * Opens the index in a folder, a new and empty one if there is none; its status then names no
   * last commit until the first.
   *
   * @throws UnusableIndexException if there is one that cannot be used; its reason tells whether to
   *     {@link #erase} it
   */
  public static SearchIndex open(Path folder, Clock clock) {
    Directory directory = null;
    IndexWriter writer = null;
    try {
      directory = FSDirectory.open(Files.createDirectories(folder));
      var committed = lastCommit(directory);
      writer = new IndexWriter(directory, new IndexWriterConfig(Schema.analyzer()));
      return new SearchIndex(directory, writer, committed, clock);
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
    attempt(
        () -> writer.updateDocument(Schema.key(entry.kind(), entry.id()), Schema.document(entry)));
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
                      SCHEMA_KEY, Integer.toString(Schema.VERSION),
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

  /** Answers a request; whatever the text, there is an answer, if need be an empty one. */
  public SearchResult search(SearchRequest request) {
    var text = QueryText.parse(request.text());
    if (text.asksForNothing()) {
      return SearchResult.NOTHING;
    }
    return attempt(
        () -> {
          var searcher = searchers.acquire();
          try {
            return search(searcher, request, text);
          } finally {
            searchers.release(searcher);
          }
        });
  }

  /** How many hits a request has on all pages; cheaper than to search. */
  public long count(SearchRequest request) {
    var text = QueryText.parse(request.text());
    if (text.asksForNothing()) {
      return 0;
    }
    return attempt(
        () -> {
          var searcher = searchers.acquire();
          try {
            var matching = new Recipe(request, text).matching();
            return searcher.search(matching, new BestPerGroup()).totalHits.value();
          } finally {
            searchers.release(searcher);
          }
        });
  }

  private static SearchResult search(IndexSearcher searcher, SearchRequest request, QueryText text)
      throws IOException {
    var recipe = new Recipe(request, text);
    var all = searcher.search(recipe.matching(), new BestPerGroup());
    var exact = Arrays.copyOf(all.scoreDocs, Math.min(EXACT, all.scoreDocs.length));
    exact = rescore(searcher, new TopDocs(all.totalHits, exact), recipe);
    System.arraycopy(exact, 0, all.scoreDocs, 0, exact.length);
    var hits = new ArrayList<Hit>();
    var stored = searcher.storedFields();
    var highlighters = new EnumMap<Language, Highlighter>(Language.class);
    var names = Highlighter.ofNames(text, recipe.words());
    for (var i = request.from(); i < all.scoreDocs.length && hits.size() < request.size(); i++) {
      var document = stored.document(all.scoreDocs[i].doc);
      var inText =
          highlighters.computeIfAbsent(
              Language.ofCode(document.get(Schema.LANGUAGE)),
              language -> Highlighter.of(text, recipe.words(), language));
      hits.add(hit(document, all.scoreDocs[i].score, inText, names));
    }
    return new SearchResult(all.scoreDocs.length, hits);
  }

  private static ScoreDoc[] rescore(IndexSearcher searcher, TopDocs rough, Recipe recipe)
      throws IOException {
    var rescorer =
        new QueryRescorer(recipe.scoring()) {
          @Override
          protected float combine(float roughScore, boolean matches, float score) {
            return matches ? score : 0;
          }
        };
    return rescorer.rescore(searcher, rough, rough.scoreDocs.length).scoreDocs;
  }

  private static Hit hit(Document document, float score, Highlighter inText, Highlighter inNames) {
    var kind = Kind.valueOf(document.get(Schema.KIND));
    var inTitle = kind == Kind.PERSON ? inNames : inText;
    var conversation = document.getField(Schema.STORED_CONVERSATION);
    return new Hit(
        kind,
        document.getField(Schema.STORED_ID).numericValue().longValue(),
        conversation == null ? null : conversation.numericValue().longValue(),
        score,
        inTitle.whole(document.get(Schema.STORED_TITLE)),
        inText.passage(document.get(Schema.STORED_TEXT)));
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

  /** Closes; what was not committed is forgotten, as if the process had ended. */
  @Override
  public synchronized void close() {
    attempt(
        () -> {
          searchers.close();
          writer.rollback();
          directory.close();
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

  private static Instant lastCommit(Directory directory) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return null;
    }
    var data = SegmentInfos.readLatestCommit(directory).getUserData();
    var schema = data.get(SCHEMA_KEY);
    if (!Integer.toString(Schema.VERSION).equals(schema)) {
      throw new UnusableIndexException(
          Reason.OTHER_SCHEMA, "index has schema " + schema + ", not " + Schema.VERSION, null);
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
