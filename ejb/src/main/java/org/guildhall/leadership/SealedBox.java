package org.guildhall.leadership;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The box of an election that votes, as a value that nobody reads without {@link BoxKeys}. */
@Entity
@Table(name = "sealed_box")
public class SealedBox {
  @Id private long electionId;
  private byte[] content;

  protected SealedBox() {}

  SealedBox(ElectionId election) {
    electionId = election.value();
    content = new byte[0];
  }

  byte[] content() {
    return content;
  }

  void fill(byte[] newContent) {
    content = newContent;
  }
}
