package org.guildhall.leadership.count;

import java.math.BigDecimal;
import java.util.List;

/** Writes the little JSON that a tally needs. */
final class Json {
  private final StringBuilder out = new StringBuilder();
  private boolean first = true;

  Json begin(char bracket) {
    separate();
    out.append(bracket);
    first = true;
    return this;
  }

  Json end(char bracket) {
    out.append(bracket);
    first = false;
    return this;
  }

  Json field(String name, Object value) {
    separate();
    string(name);
    out.append(':');
    first = true;
    value(value);
    return this;
  }

  private void value(Object value) {
    switch (value) {
      case BigDecimal number -> literal(number.toPlainString());
      case Number number -> literal(number.toString());
      case List<?> list -> {
        begin('[');
        list.forEach(this::value);
        end(']');
      }
      case PairwiseMatrix matrix -> matrix(matrix);
      case Stage stage -> stage(stage);
      default -> {
        separate();
        string(value.toString());
      }
    }
  }

  private void matrix(PairwiseMatrix matrix) {
    begin('[');
    for (int a = 0; a < matrix.size(); a++) {
      begin('[');
      for (int b = 0; b < matrix.size(); b++) {
        value(matrix.votes(a, b));
      }
      end(']');
    }
    end(']');
  }

  private void stage(Stage stage) {
    begin('{').field("kind", stage.kind().id());
    stage.candidate().ifPresent(candidate -> field("candidate", candidate));
    field("elected", stage.elected())
        .field("drawn", stage.drawn())
        .field("quota", stage.quota())
        .field("votes", stage.votes())
        .field("exhausted", stage.exhausted())
        .field("truncated", stage.truncated())
        .end('}');
  }

  private void literal(String text) {
    separate();
    out.append(text);
  }

  private void separate() {
    if (!first) {
      out.append(',');
    }
    first = false;
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == '\u007F' || c == '\u2028' || c == '\u2029') {
        // The last two end a line in scripts.
        out.append("\\u").append(Character.forDigit(c >> 12, 16));
        out.append(Character.forDigit(c >> 8 & 15, 16));
        out.append(Character.forDigit(c >> 4 & 15, 16)).append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
