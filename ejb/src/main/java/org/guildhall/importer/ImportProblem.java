package org.guildhall.importer;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.List;

/** Something in a file that could not be brought in, told so that a person can find and mend it. */
@Entity
@Table(name = "import_problem")
public class ImportProblem {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "import_problem")
  @SequenceGenerator(
      name = "import_problem",
      sequenceName = "import_problem_seq",
      allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "import_id")
  private Import ofImport;

  private String fileName;
  private long line;
  private String reason;
  private String arguments;

  protected ImportProblem() {}

  private ImportProblem(String file, long line, String reason, Object... arguments) {
    fileName = file;
    this.line = line;
    this.reason = "import.problem." + reason;
    this.arguments = Told.joined(List.of(arguments));
  }

  /**
   * @param file name of the file inside the dump
   * @param line line in that file, counted from 1; 0 where the whole file is meant
   * @param reason key of the message, without {@code import.problem.}
   * @param arguments of the message, numbers or texts
   */
  static ImportProblem at(String file, long line, String reason, Object... arguments) {
    return new ImportProblem(file, line, reason, arguments);
  }

  void belongsTo(Import one) {
    ofImport = one;
  }

  public String file() {
    return fileName;
  }

  /** Counted from 1; 0 where the whole file is meant. */
  public long line() {
    return line;
  }

  /** Key of the message. */
  public String key() {
    return reason;
  }

  /** Arguments of the message. */
  public List<Object> args() {
    return Told.split(arguments);
  }

  @Override
  public String toString() {
    return file() + ":" + line() + " " + key() + args();
  }
}
