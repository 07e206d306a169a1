package org.guildhall.community;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Notices when a community that is about to be founded is about more than one thing, and offers the
 * communities it should be instead.
 *
 * <p>It would rather miss a second criterion than see one where there is none. In a value or name,
 * a known word counts when the words around it make it a restriction: "in Madrid", "who like
 * sport", "and Python", or a place set beside the craft itself. In a purpose only an outright
 * restriction counts: "for developers in Madrid", "only for people of Finance".
 *
 * <p>Immutable, so one instance serves all threads; build a new one when the directory changes.
 */
public final class CriterionCheck {
  /** What the firm's directory knows, as it is written there. */
  public record Vocabulary(
      Set<String> departments, Set<String> cities, Set<String> titles, Set<String> countries) {
    public Vocabulary {
      departments = Set.copyOf(departments);
      cities = Set.copyOf(cities);
      titles = Set.copyOf(titles);
      countries = Set.copyOf(countries);
    }
  }

  /** Where a second criterion was found. */
  public enum Field {
    VALUE,
    NAME,
    PURPOSE
  }

  /**
   * A second criterion.
   *
   * @param start offset of the text in its field
   * @param end offset after its last character
   * @param text as it was written, "Мадрида"
   * @param facet what it is instead
   * @param value as it should be called: places and teams as in the directory ("Madrid"), the rest
   *     in the language it was written in
   */
  public record Finding(Field field, int start, int end, String text, Facet facet, String value) {}

  /** The communities it should be instead, the intended one first; empty if it is one already. */
  public record Split(List<Criterion> communities) {
    public Split {
      communities = List.copyOf(communities);
    }
  }

  /** What the check has to say, findings in the order of the fields and of the text. */
  public record Outcome(List<Finding> findings, Split split) {
    public Outcome {
      findings = List.copyOf(findings);
    }

    public boolean oneCriterion() {
      return findings.isEmpty();
    }
  }

  private final Lexicon lexicon;

  /** Compiles the vocabulary: some tenths of a second for a directory with 10,000 titles. */
  public CriterionCheck(Vocabulary vocabulary) {
    lexicon = new Lexicon(vocabulary);
  }

  /**
   * Checks what a founder wrote. Without a value the name stands for it; no text is refused,
   * whatever its length or script.
   */
  public Outcome check(Facet facet, String value, String name, String purpose) {
    var own = new OwnCriterion(facet);
    var subject =
        value.isBlank()
            ? new Reading(lexicon, Field.NAME, name)
            : new Reading(lexicon, Field.VALUE, value);
    own.startWith(subject);
    var hits = new ArrayList<>(subject.restrictions(own));
    var core = own.learn(subject, hits);
    if (subject.field == Field.VALUE) {
      hits.addAll(new Reading(lexicon, Field.NAME, name).restrictions(own));
    }
    hits.addAll(new Reading(lexicon, Field.PURPOSE, purpose).outrightRestrictions(own));
    return outcome(new Criterion(facet, core), hits);
  }

  private static Outcome outcome(Criterion intended, List<Reading.Hit> hits) {
    var findings = new LinkedHashMap<String, Finding>();
    var split = new LinkedHashMap<String, Criterion>();
    for (var hit : hits) {
      var finding = hit.finding();
      findings.putIfAbsent(finding.field() + hit.meaning().concept(), finding);
      split.putIfAbsent(hit.meaning().concept(), new Criterion(finding.facet(), finding.value()));
    }
    var communities = new LinkedHashSet<Criterion>();
    if (!hits.isEmpty()) {
      communities.add(intended);
      communities.addAll(split.values());
    }
    return new Outcome(List.copyOf(findings.values()), new Split(List.copyOf(communities)));
  }
}
