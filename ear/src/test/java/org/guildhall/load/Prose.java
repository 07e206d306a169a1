package org.guildhall.load;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The body of a post as people write it: some in a line, some in steps, some as a story; half of
 * them in fewer than 80 words.
 */
final class Prose {
  private static final double AIMED_WORDS = 62;
  private static final double SIGMA = 0.75;
  private static final int MOST_WORDS = 1500;
  private static final int COMMENT_MAX = 600;

  private final Rolls rolls;
  private final Subject subject;
  private final StringBuilder html = new StringBuilder();
  private int words;

  Prose(Rolls rolls, Subject subject) {
    this.rolls = rolls;
    this.subject = subject;
  }

  /** In HTML, as a dump keeps it. */
  String question(String link) {
    int wanted = wanted();
    paragraph(List.of("open", "context"), 3);
    while (words < wanted - 30) {
      extra(wanted, link);
      paragraph(List.of("context", "tried", "context", "explain"), rolls.between(2, 5));
    }
    paragraph(List.of("ask"), rolls.between(1, 2));
    return html.toString();
  }

  /** In HTML, as a dump keeps it. */
  String answer(String link) {
    int wanted = wanted();
    if (wanted < 25) {
      paragraph(List.of("chat", "answer"), 1);
      return html.toString();
    }
    var register =
        rolls.any(
            List.of(
                List.of("answer", "explain", "caution"),
                List.of("explain", "answer", "context"),
                List.of("story"),
                List.of("opinion", "explain", "opinion")));
    if (rolls.chance(0.15)) {
      block("blockquote", "<p>" + text(subject.say("open")) + "</p>");
    }
    paragraph(List.of(register.getFirst().equals("story") ? "story" : "answer"), 1);
    while (words < wanted - 15) {
      if (words > 250 && rolls.chance(0.3)) {
        block("h3", text(subject.say("answer-word")));
      }
      paragraph(register, rolls.between(2, 5));
      extra(wanted, link);
    }
    if (rolls.chance(0.4)) {
      paragraph(List.of("close"), 1);
    }
    return html.toString();
  }

  /** In the little Markdown that comments of a dump have. */
  String comment() {
    var said = subject.say("chat");
    if (rolls.chance(0.5)) {
      said += " " + subject.say(rolls.any(List.of("context", "ask", "caution", "explain")));
    }
    return said.length() <= COMMENT_MAX ? said : said.substring(0, COMMENT_MAX);
  }

  private int wanted() {
    return (int) Math.min(MOST_WORDS, rolls.spread(AIMED_WORDS, SIGMA));
  }

  private void paragraph(List<String> sections, int sentences) {
    block(
        "p",
        IntStream.range(0, sentences)
            .mapToObj(i -> subject.say(sections.get(Math.min(i, sections.size() - 1))))
            .map(this::text)
            .collect(Collectors.joining(" ")));
  }

  private void extra(int wanted, String link) {
    var roll = rolls.fraction();
    if (roll < 0.12) {
      list(rolls.chance(0.6) ? "ol" : "ul");
    } else if (roll < 0.22) {
      code();
    } else if (roll < 0.26 && wanted > 120) {
      table();
    } else if (roll < 0.34 && link != null) {
      block("p", "<a href=\"" + link + "\">" + text(subject.say("title")) + "</a>");
    } else if (roll < 0.38) {
      block(
          "p",
          "<a href=\"https://wiki.firm.example/"
              + Subject.identifier(rolls)
              + "\" rel=\"nofollow noreferrer\">"
              + text(subject.say("title"))
              + "</a>: <strong>"
              + text(subject.say("caution"))
              + "</strong>");
    }
  }

  private void list(String element) {
    block(
        element,
        IntStream.range(0, rolls.between(2, 6))
            .mapToObj(i -> "<li>" + text(subject.say("step")) + "</li>\n")
            .collect(Collectors.joining("", "\n", "")));
  }

  private void code() {
    var lines = new ArrayList<String>();
    int count = rolls.between(2, 14);
    int form = rolls.between(0, 2);
    for (int i = 0; i < count; i++) {
      lines.add(
          switch (form) {
            case 0 -> Subject.identifier(rolls) + " = " + rolls.between(0, 5_000);
            case 1 ->
                "%02d:%02d:%02d WARN  [%s] took %d ms"
                    .formatted(
                        rolls.between(0, 23),
                        rolls.between(0, 59),
                        rolls.between(0, 59),
                        Subject.identifier(rolls),
                        rolls.between(20, 9_000));
            default ->
                (i == 0 ? "select " : "     , ")
                    + Subject.identifier(rolls)
                    + (i == count - 1 ? " from stock where amount < " + count : "");
          });
    }
    words += count * 3;
    html.append("<pre><code>").append(escape(String.join("\n", lines))).append("\n</code></pre>\n");
  }

  private void table() {
    int columns = rolls.between(2, 4);
    var rows = new StringBuilder("<thead>\n<tr>\n");
    for (int i = 0; i < columns; i++) {
      rows.append("<th>").append(text(subject.say("column"))).append("</th>\n");
    }
    rows.append("</tr>\n</thead>\n<tbody>\n");
    for (int row = rolls.between(2, 7); row > 0; row--) {
      rows.append("<tr>\n<td>").append(Subject.identifier(rolls)).append("</td>\n");
      for (int i = 1; i < columns; i++) {
        rows.append("<td>").append(rolls.between(0, 9_999)).append("</td>\n");
      }
      rows.append("</tr>\n");
      words += columns;
    }
    block("table", "\n" + rows + "</tbody>\n");
  }

  private void block(String element, String content) {
    html.append('<').append(element).append('>').append(content);
    html.append("</").append(element).append(">\n");
  }

  private String text(String said) {
    words += said.split(" ").length;
    return escape(said).replaceAll("`([^`]*)`", "<code>$1</code>");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
