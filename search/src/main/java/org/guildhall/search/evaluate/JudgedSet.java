package org.guildhall.search.evaluate;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Texts, searches, and which texts answer which search, in a folder laid out as BEIR's are (Thakur
 * et al., 2021, <a href="https://arxiv.org/abs/2104.08663">arXiv:2104.08663</a>): {@code
 * corpus.jsonl} and {@code queries.jsonl}, an object to a line, and {@code qrels/test.tsv}, a
 * judgement to a line behind a header.
 *
 * <p>A judgement above 0 is right. A document that is judged and not in the corpus counts as right
 * and never found; a search that is judged and not among the searches is left out.
 */
final class JudgedSet {
  private static final String CORPUS = "corpus.jsonl";
  private static final String QUERIES = "queries.jsonl";
  private static final String JUDGEMENTS = "qrels/test.tsv";
  private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());

  private final Path folder;

  JudgedSet(Path folder) {
    this.folder = folder;
  }

  /** Reads the texts one after the other; only one is held at a time. */
  void texts(Consumer<Text> reader) throws IOException {
    var ids = new HashSet<String>();
    lines(
        CORPUS,
        line -> {
          var text = object(line);
          var id = string(text, "_id");
          require(ids.add(id), "the _id " + id + " is there twice");
          reader.accept(
              new Text(id, text.containsKey("title") ? title(text) : "", string(text, "text")));
        });
    require(!ids.isEmpty(), folder.resolve(CORPUS) + " holds no text");
  }

  /** The searches that have a right answer, in their order. */
  List<Judged> searches() throws IOException {
    var gains = gains();
    var searches = new ArrayList<Judged>();
    var ids = new HashSet<String>();
    lines(
        QUERIES,
        line -> {
          var query = object(line);
          var id = string(query, "_id");
          require(ids.add(id), "the _id " + id + " is there twice");
          var text = string(query, "text");
          if (gains.containsKey(id)) {
            searches.add(new Judged(text, gains.get(id)));
          }
        });
    require(
        !searches.isEmpty(),
        "No search of " + folder.resolve(QUERIES) + " has a right answer in " + JUDGEMENTS);
    return searches;
  }

  private Map<String, Map<String, Integer>> gains() throws IOException {
    var gains = new LinkedHashMap<String, Map<String, Integer>>();
    var first = new boolean[] {true};
    lines(
        JUDGEMENTS,
        line -> {
          var columns = line.split("\t", -1);
          require(columns.length == 3, "there must be three columns with tabs between them");
          var score = columns[2].strip();
          var judged = score.matches("-?[0-9]{1,9}");
          require(judged || first[0], "not a whole number: " + score);
          first[0] = false;
          if (judged && Integer.parseInt(score) > 0) {
            gains
                .computeIfAbsent(columns[0], query -> new HashMap<>())
                .put(columns[1], Integer.valueOf(score));
          }
        });
    return gains;
  }

  private void lines(String name, Consumer<String> reader) throws IOException {
    var file = folder.resolve(name);
    if (Files.isDirectory(file)) {
      throw new NoSuchFileException(file.toString());
    }
    var number = 0;
    try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      var line = "";
      while (line != null) {
        number++;
        line = next(lines);
        if (line != null && !line.isBlank()) {
          reader.accept(number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line);
        }
      }
    } catch (MalformedFileException e) {
      throw new MalformedFileException(file + ", line " + number + ": " + e.getMessage());
    }
  }

  private static String next(BufferedReader lines) throws IOException {
    try {
      return lines.readLine();
    } catch (CharacterCodingException e) {
      throw new MalformedFileException("not UTF-8, here or further on");
    }
  }

  private static JsonObject object(String line) {
    try (var reader = JSON.createReader(new StringReader(line))) {
      return reader.readObject();
    } catch (JsonException | ClassCastException e) {
      throw new MalformedFileException("not a JSON object: " + e.getMessage());
    }
  }

  private static String title(JsonObject object) {
    return object.isNull("title") ? "" : string(object, "title");
  }

  private static String string(JsonObject object, String name) {
    var value = object.get(name);
    require(value instanceof JsonString, "there must be a string " + name);
    return ((JsonString) value).getString();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new MalformedFileException(otherwise);
    }
  }
}
