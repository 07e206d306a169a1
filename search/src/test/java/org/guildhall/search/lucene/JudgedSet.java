package org.guildhall.search.lucene;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Texts, questions, and which texts answer which question. */
record JudgedSet(
    Language language, Map<String, Map<String, String>> texts, List<Question> questions) {

  record Question(String text, Set<String> answers) {}

  static JudgedSet load(String name, Language language) {
    var folder = Fixtures.require("relevance/" + name);
    var texts = new HashMap<String, Map<String, String>>();
    Fixtures.lines(folder.resolve("corpus.jsonl"))
        .map(Fixtures::members)
        .forEach(text -> texts.put(text.get("_id"), text));
    var answers = new HashMap<String, Set<String>>();
    Fixtures.lines(folder.resolve("qrels/test.tsv"))
        .skip(1)
        .map(line -> line.split("\t"))
        .forEach(row -> answers.computeIfAbsent(row[0], q -> new HashSet<>()).add(row[1]));
    var questions =
        Fixtures.lines(folder.resolve("queries.jsonl"))
            .map(Fixtures::members)
            .filter(question -> answers.containsKey(question.get("_id")))
            .map(question -> new Question(question.get("text"), answers.get(question.get("_id"))))
            .toList();
    return new JudgedSet(language, texts, questions);
  }

  /** A sample of the questions, to be quick. */
  JudgedSet everyNthQuestion(int n) {
    var some = IntStream.range(0, questions.size() / n).mapToObj(i -> questions.get(i * n));
    return new JudgedSet(language, texts, some.toList());
  }

  /** Mean average precision, 0 to 100, of a search that returns ids of texts, the best first. */
  double map(Function<String, List<String>> search) {
    return 100
        * questions.stream()
            .mapToDouble(
                question -> averagePrecision(search.apply(question.text), question.answers))
            .average()
            .orElseThrow();
  }

  private static double averagePrecision(List<String> found, Set<String> answers) {
    var right = 0;
    var sum = 0.0;
    for (var i = 0; i < found.size(); i++) {
      if (answers.contains(found.get(i))) {
        right++;
        sum += (double) right / (i + 1);
      }
    }
    return sum / answers.size();
  }
}
