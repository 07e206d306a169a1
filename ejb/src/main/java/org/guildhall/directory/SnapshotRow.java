package org.guildhall.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.guildhall.people.Details;

/** A person as a snapshot has her, until it is taken over. */
@Entity
@Table(name = "directory_row")
class SnapshotRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_row")
  @SequenceGenerator(
      name = "directory_row",
      sequenceName = "directory_row_seq",
      allocationSize = 1000)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "snapshot_id")
  private Snapshot snapshot;

  private long line;
  private String employeeId;
  private String givenName;
  private String familyName;
  private String userName;
  private String email;
  private String title;
  private String department;
  private String city;
  private String country;
  private String managerId;
  private boolean gone;

  protected SnapshotRow() {}

  SnapshotRow(Snapshot snapshot, DirectoryRow row) {
    this.snapshot = snapshot;
    line = row.line();
    employeeId = row.details().employeeId();
    givenName = row.details().givenName();
    familyName = row.details().familyName();
    userName = row.details().userName();
    email = row.details().email();
    title = row.details().title();
    department = row.details().department();
    city = row.details().city();
    country = row.details().country();
    managerId = row.managerId();
    gone = row.gone();
  }

  long id() {
    return id;
  }

  long line() {
    return line;
  }

  Details details() {
    return new Details(
        employeeId, givenName, familyName, userName, email, title, department, city, country);
  }

  String employeeId() {
    return employeeId;
  }

  String userName() {
    return userName;
  }

  String managerId() {
    return managerId;
  }

  boolean isGone() {
    return gone;
  }
}
