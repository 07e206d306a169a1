package org.guildhall.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/**
 * What means about the same as a question, whatever its words are; only where an index has vectors.
 *
 * <pre>score = 0.7·words/best words + 0.3·(cosine − farthest)/(nearest − farthest)</pre>
 *
 * Words is the score by the {@link Recipe}, signals included; the cosine is that of the vectors of
 * question and entry, of a conversation the best; nearest and farthest are the first and last of
 * the {@value #NEAREST} entries that lie nearest among those that the reader may find. What has no
 * vector, such as a person or a text in another language, keeps words/best words. An entry without
 * any word of the question is found if its cosine is {@value #ALIKE} or more.
 */
final class Nearness {
  private static final String VECTOR = "vector";
  static final int NEAREST = 100;
  private static final float WORDS = 0.7f;
  private static final float ALIKE = 0.4f;

  /** A vector has length 1 and hundreds of dimensions; hardly any of its numbers is beyond this. */
  private static final float LARGEST = 0.25f;

  private final IndexSearcher searcher;
  private final SentenceEncoder encoder;
  private final Map<Long, Float> near = new HashMap<>();
  private final List<BytesRef> alike = new ArrayList<>();

  /**
   * @param readable finds what may be found
   */
  Nearness(IndexSearcher searcher, SentenceEncoder encoder, String question, Query readable)
      throws IOException {
    this.searcher = searcher;
    this.encoder = encoder;
    var vector = bytes(encoder.encode(question));
    var nearest =
        searcher.search(new KnnByteVectorQuery(VECTOR, vector, NEAREST, readable), NEAREST)
            .scoreDocs;
    if (nearest.length > 0) {
      var farthest = nearest[nearest.length - 1].score;
      var width = Math.max(nearest[0].score - farthest, Float.MIN_NORMAL);
      for (var hit : nearest) {
        var facts = new Walk(searcher).to(hit.doc);
        near.merge(facts.group(), (hit.score - farthest) / width, Math::max);
        if (cosine(hit) >= ALIKE) {
          alike.add(Schema.key(facts.kind(), facts.id()).bytes());
        }
      }
    }
  }

  /** Whether an entry in that language has a vector; a person is of no language. */
  static boolean concerns(Language language, SentenceEncoder encoder) {
    return language == encoder.language();
  }

  static Field field(float[] vector) {
    return new KnnByteVectorField(VECTOR, bytes(vector), VectorSimilarityFunction.COSINE);
  }

  /** A quarter of the size, in the same direction but for a fraction of a degree. */
  private static byte[] bytes(float[] vector) {
    var bytes = new byte[vector.length];
    for (var i = 0; i < bytes.length; i++) {
      var part = Math.clamp(vector[i] / LARGEST, -1, 1);
      bytes[i] = (byte) Math.round(part * Byte.MAX_VALUE);
    }
    return bytes;
  }

  /** Lucene's score of a cosine is never negative. */
  private static float cosine(ScoreDoc hit) {
    return 2 * hit.score - 1;
  }

  /** Finds what means the same; empty if nothing does. */
  Optional<Query> alike() {
    return alike.isEmpty() ? Optional.empty() : Optional.of(new TermInSetQuery(Schema.KEY, alike));
  }

  /**
   * Puts hits in their order by words and meaning together.
   *
   * @param hits one of each conversation, the best by words first; those that have none of the
   *     words with the score 0
   */
  List<ScoreDoc> fused(List<ScoreDoc> hits) throws IOException {
    var best = hits.stream().map(hit -> hit.score).reduce(Float.MIN_NORMAL, Math::max);
    var fused = new ArrayList<ScoreDoc>();
    for (var hit : hits) {
      var facts = new Walk(searcher).to(hit.doc);
      var words = hit.score / best;
      var score =
          concerns(facts.language(), encoder)
              ? WORDS * words + (1 - WORDS) * near.getOrDefault(facts.group(), 0f)
              : words;
      fused.add(new ScoreDoc(hit.doc, score));
    }
    fused.sort(Signals.BEST_FIRST);
    return fused;
  }
}
