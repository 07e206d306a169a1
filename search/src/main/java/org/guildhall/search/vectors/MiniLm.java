package org.guildhall.search.vectors;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import jakarta.json.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.guildhall.search.lucene.Language;
import org.guildhall.search.lucene.SentenceEncoder;

/**
 * The model all-MiniLM-L6-v2, quantized, within this process: of English, of 384 dimensions, the
 * mean over the pieces of a text (Reimers and Gurevych, Sentence-BERT, 2019).
 *
 * <p>It is there only where the jars of the model and of ONNX Runtime are on the class path.
 */
final class MiniLm implements SentenceEncoder {
  private static final String NAME = "all-minilm-l6-v2-q";

  /** The model was made for so many; what is behind them does not count. */
  private static final int MOST_PIECES = 256;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final WordPiece pieces;

  private MiniLm(byte[] model, Map<String, Long> vocabulary) throws OrtException {
    var options = new SessionOptions();
    // A thread that encodes takes no other: who indexes or searches decides how many there are.
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    session = environment.createSession(model, options);
    pieces = new WordPiece(vocabulary);
  }

  /** As {@link SentenceVectors#load}. */
  static MiniLm load() {
    try (var model = resource("/" + NAME + ".onnx");
        var tokenizer = resource("/" + NAME + "-tokenizer.json");
        var json = Json.createReader(tokenizer)) {
      var vocabulary = new HashMap<String, Long>();
      json.readObject()
          .getJsonObject("model")
          .getJsonObject("vocab")
          .forEach((piece, id) -> vocabulary.put(piece, Long.valueOf(id.toString())));
      return new MiniLm(model.readAllBytes(), vocabulary);
    } catch (IOException | OrtException e) {
      throw new IllegalStateException("There are no sentence vectors: " + e, e);
    }
  }

  private static InputStream resource(String name) throws FileNotFoundException {
    var resource = MiniLm.class.getResourceAsStream(name);
    if (resource == null) {
      throw new FileNotFoundException(name.substring(1));
    }
    return resource;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Language language() {
    return Language.ENGLISH;
  }

  @Override
  public float[] encode(String text) {
    var ids = pieces.ids(text, MOST_PIECES);
    var mask = new long[ids.length];
    Arrays.fill(mask, 1);
    try (var input = OnnxTensor.createTensor(environment, new long[][] {ids});
        var attention = OnnxTensor.createTensor(environment, new long[][] {mask});
        var types = OnnxTensor.createTensor(environment, new long[][] {new long[ids.length]});
        var result =
            session.run(
                Map.of("input_ids", input, "attention_mask", attention, "token_type_ids", types))) {
      return mean(((float[][][]) result.get(0).getValue())[0]);
    } catch (OrtException e) {
      throw new UncheckedIOException(new IOException("A text cannot be encoded", e));
    }
  }

  private static float[] mean(float[][] pieces) {
    var mean = new float[pieces[0].length];
    var squares = 0.0;
    for (var i = 0; i < mean.length; i++) {
      for (var piece : pieces) {
        mean[i] += piece[i];
      }
      squares += mean[i] * mean[i];
    }
    var length = (float) Math.sqrt(squares);
    for (var i = 0; i < mean.length; i++) {
      mean[i] /= length;
    }
    return mean;
  }
}
