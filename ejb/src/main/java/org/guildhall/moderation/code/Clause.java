package org.guildhall.moderation.code;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One rule of a version of a code of conduct. It never changes: another version has clauses of its
 * own, so that what was decided is read as it was decided.
 */
@Entity
@Table(name = "clause")
public class Clause {
  /** Longest text, in UTF-16 units. */
  public static final int TEXT_MAX = 300;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "clause")
  @SequenceGenerator(name = "clause", sequenceName = "clause_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "code_id")
  private Code code;

  private int position;

  @Enumerated(EnumType.STRING)
  private Severity severity;

  /** By the language in which somebody wrote it, an IETF tag; in one column, as it is read. */
  @Convert(converter = TextsByLanguage.class)
  private Map<String, String> texts = new TreeMap<>();

  protected Clause() {}

  Clause(Code code, int position, ClauseText text) {
    this.code = code;
    this.position = position;
    severity = text.severity();
    texts.putAll(text.texts());
  }

  public long id() {
    return id;
  }

  public Code code() {
    return code;
  }

  /** From 1, as it is numbered for readers. */
  public int position() {
    return position;
  }

  public Severity severity() {
    return severity;
  }

  public boolean isFlagrant() {
    return severity == Severity.FLAGRANT;
  }

  /** What it says, by the language in which somebody wrote it. */
  public Map<String, String> texts() {
    return Collections.unmodifiableMap(texts);
  }

  /** What it says to whoever reads that language, in another where nobody wrote it in his. */
  public String text(String language) {
    return texts.getOrDefault(language, texts.values().iterator().next());
  }

  ClauseText asText() {
    return new ClauseText(severity, texts);
  }
}
