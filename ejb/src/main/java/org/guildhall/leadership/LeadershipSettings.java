package org.guildhall.leadership;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Period;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guildhall.leadership.credential.VerificationKey;

/**
 * The numbers that a firm may set for its elections: {@code guildhall.leadership.*}, times as ISO
 * 8601 durations. Those in force when an election opens are part of its record.
 */
@ApplicationScoped
public class LeadershipSettings {
  private static final String PREFIX = "guildhall.leadership.";

  @Inject
  @ConfigProperty(name = "guildhall.leadership.nominations", defaultValue = "P7D")
  private Duration nominations;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.nominations-extension", defaultValue = "P7D")
  private Duration nominationsExtension;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.invited", defaultValue = "10")
  private int invited;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.correction", defaultValue = "P3D")
  private Duration correction;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.voting", defaultValue = "P5D")
  private Duration voting;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.voting-extension", defaultValue = "P3D")
  private Duration votingExtension;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.protest", defaultValue = "P3D")
  private Duration protest;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.protest-hearing", defaultValue = "P7D")
  private Duration hearing;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.roll-wait", defaultValue = "P14D")
  private Duration rollWait;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.candidate-wait", defaultValue = "P30D")
  private Duration candidateWait;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.seats", defaultValue = "1")
  private int seats;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.term", defaultValue = "P12M")
  private Period term;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.terms-in-a-row", defaultValue = "2")
  private int termsInARow;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.provisional-term", defaultValue = "P90D")
  private Duration provisionalTerm;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.before-term-ends", defaultValue = "P30D")
  private Duration beforeTermEnds;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.handover", defaultValue = "P30D")
  private Duration handover;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.offer", defaultValue = "P7D")
  private Duration offer;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.caretaking", defaultValue = "P90D")
  private Duration caretaking;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.caretaking-choice", defaultValue = "P14D")
  private Duration caretakingChoice;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.erasure", defaultValue = "P90D")
  private Duration erasure;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.recall-fewest", defaultValue = "5")
  private int recallFewest;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.recall-percent", defaultValue = "20")
  private int recallPercent;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.recall-activity", defaultValue = "P90D")
  private Duration recallActivity;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.recall-not-first", defaultValue = "P60D")
  private Duration recallNotFirst;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.recall-not-last", defaultValue = "P45D")
  private Duration recallNotLast;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.recall-pause", defaultValue = "P6M")
  private Period recallPause;

  @Inject
  @ConfigProperty(name = "guildhall.leadership.key-bits", defaultValue = "3072")
  private int keyBits;

  @PostConstruct
  void check() {
    boolean lasting =
        Stream.of(
                nominations,
                nominationsExtension,
                correction,
                voting,
                votingExtension,
                protest,
                hearing,
                provisionalTerm,
                beforeTermEnds,
                handover,
                offer,
                caretaking,
                caretakingChoice,
                erasure)
            .allMatch(Duration::isPositive);
    if (!lasting || term.isNegative() || term.isZero() || rollWait.isNegative()) {
      throw new IllegalStateException(PREFIX + "*: every time must be longer than nothing");
    }
    if (candidateWait.compareTo(rollWait) < 0) {
      throw new IllegalStateException(
          PREFIX + "candidate-wait: not shorter than " + PREFIX + "roll-wait");
    }
    if (invited < 0) {
      throw new IllegalStateException(PREFIX + "invited: 0 or more");
    }
    if (recallFewest < 1 || recallPercent < 1 || recallPercent > 100) {
      throw new IllegalStateException(
          PREFIX + "recall-fewest: 1 or more; recall-percent: 1 to 100");
    }
    if (keyBits < VerificationKey.FEWEST_BITS || keyBits > VerificationKey.MOST_BITS) {
      throw new IllegalStateException(PREFIX + "key-bits: 2048 to 8192");
    }
    if (seats < 1 || seats > Election.MOST_SEATS || termsInARow < 1) {
      throw new IllegalStateException(
          PREFIX + "seats: 1 to " + Election.MOST_SEATS + "; terms-in-a-row: 1 or more");
    }
  }

  /** How long one may put himself forward; by default 7 days. */
  public Duration nominations() {
    return nominations;
  }

  /** How much longer, once, when nobody stands; by default 7 days. */
  public Duration nominationsExtension() {
    return nominationsExtension;
  }

  /** How many of the most helpful members are then asked to stand; by default 10. */
  public int invited() {
    return invited;
  }

  /** How long HR may take to say whether the directory is wrong; by default 3 days. */
  public Duration correction() {
    return correction;
  }

  /** How long the box is open; by default 5 days. */
  public Duration voting() {
    return voting;
  }

  /** How much longer, once, when no winner has enough support; by default 3 days. */
  public Duration votingExtension() {
    return votingExtension;
  }

  /** How long a result may be protested against; by default 3 days. */
  public Duration protest() {
    return protest;
  }

  /**
   * How much longer the wardens may take over a protest; then it is dismissed; by default 7 days.
   */
  public Duration hearing() {
    return hearing;
  }

  /** How long before nominations open one must have joined, to vote; by default 14 days. */
  public Duration rollWait() {
    return rollWait;
  }

  /** How long one must have been a member to stand; by default 30 days. */
  public Duration candidateWait() {
    return candidateWait;
  }

  /** How many leaders a community has; 1 to 3, by default 1. */
  public int seats() {
    return seats;
  }

  /** How long one leads; by default 12 months. */
  public Period term() {
    return term;
  }

  /** After how many terms in a row one pauses for a term; by default 2. */
  public int termsInARow() {
    return termsInARow;
  }

  /** How long one leads whom too few ranked; by default 90 days. */
  public Duration provisionalTerm() {
    return provisionalTerm;
  }

  /** How long before a term ends the next election opens; by default 30 days. */
  public Duration beforeTermEnds() {
    return beforeTermEnds;
  }

  /** How long a leader who became a boss hands over; by default 30 days. */
  public Duration handover() {
    return handover;
  }

  /** How long one to whom leading would fall may think about it; by default 7 days. */
  public Duration offer() {
    return offer;
  }

  /** How long a community goes without a leader when nobody stands; by default 90 days. */
  public Duration caretaking() {
    return caretaking;
  }

  /** How long its members then choose what becomes of it; by default 14 days. */
  public Duration caretakingChoice() {
    return caretakingChoice;
  }

  /** How long after the time for protests ballots are kept; by default 90 days. */
  public Duration erasure() {
    return erasure;
  }

  /** How many must sign for a recall at least; by default 5. */
  public int recallFewest() {
    return recallFewest;
  }

  /** And what share of the members who wrote lately, in percent; by default 20. */
  public int recallPercent() {
    return recallPercent;
  }

  /** How long one counts as having written lately; by default 90 days. */
  public Duration recallActivity() {
    return recallActivity;
  }

  /** How long after a term began nobody is recalled; by default 60 days. */
  public Duration recallNotFirst() {
    return recallNotFirst;
  }

  /** How long before a term ends nobody is recalled; by default 45 days. */
  public Duration recallNotLast() {
    return recallNotLast;
  }

  /** How long after a petition the next may be opened in a community; by default 6 months. */
  public Period recallPause() {
    return recallPause;
  }

  /** Length of the key that signs credentials, in bits; 2048 to 8192, by default 3072. */
  public int keyBits() {
    return keyBits;
  }

  /** As the record tells them. */
  JsonObject told() {
    return Json.createObjectBuilder()
        .add("nominations", nominations.toString())
        .add("nominationsExtension", nominationsExtension.toString())
        .add("correction", correction.toString())
        .add("voting", voting.toString())
        .add("votingExtension", votingExtension.toString())
        .add("protest", protest.toString())
        .add("protestHearing", hearing.toString())
        .add("rollWait", rollWait.toString())
        .add("candidateWait", candidateWait.toString())
        .add("term", term.toString())
        .add("termsInARow", termsInARow)
        .add("provisionalTerm", provisionalTerm.toString())
        .add("erasure", erasure.toString())
        .build();
  }
}
