package org.guildhall.directory;

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

/** One thing that a snapshot says otherwise than what was known. */
@Entity
@Table(name = "directory_difference")
public class Difference {
  /** What becomes of the person. */
  public enum Kind {
    ADDED,
    CHANGED,
    BACK,
    GONE
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_difference")
  @SequenceGenerator(
      name = "directory_difference",
      sequenceName = "directory_difference_seq",
      allocationSize = 1000)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "snapshot_id")
  private Snapshot snapshot;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private String employeeId;
  private String name;
  private String attribute;
  private String before;
  private String after;

  protected Difference() {}

  /** Of a person as a whole. */
  Difference(Snapshot snapshot, Kind kind, String employeeId, String name) {
    this.snapshot = snapshot;
    this.kind = kind;
    this.employeeId = employeeId;
    this.name = name;
  }

  /** Of one attribute of a person. */
  Difference(Snapshot snapshot, Kind kind, String employeeId, String name, Alteration alteration) {
    this(snapshot, kind, employeeId, name);
    attribute = alteration.attribute();
    before = alteration.before();
    after = alteration.after();
  }

  /**
   * What one attribute was and what it becomes.
   *
   * @param attribute its name, as in a CSV file
   * @param before null for nothing
   * @param after null for nothing
   */
  record Alteration(String attribute, String before, String after) {}

  public Kind kind() {
    return kind;
  }

  public String employeeId() {
    return employeeId;
  }

  /** What the person is called, as the snapshot says; of one who leaves, as was known. */
  public String name() {
    return name;
  }

  /** Its name, as in a CSV file; null where the person as a whole is meant. */
  public String attribute() {
    return attribute;
  }

  /** Null for nothing. */
  public String before() {
    return before;
  }

  /** Null for nothing. */
  public String after() {
    return after;
  }
}
