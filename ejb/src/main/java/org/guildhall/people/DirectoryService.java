package org.guildhall.people;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guildhall.platform.UseCase;

/** Brings the directory in: who works here, and who reports to whom. */
@UseCase
public class DirectoryService {
  @Inject private People people;
  @Inject private DirectoryPolicy policy;
  @Inject private Event<PersonChanged> personChanged;

  /**
   * What an import did.
   *
   * @param left how many colleagues were found to have left the firm
   */
  public record Outcome(int added, int changed, int unchanged, int left) {}

  /**
   * Brings a directory file in, whole or not at all. People are told apart by their employee id;
   * who is in the file already known changes nothing.
   *
   * @param csv the file, in UTF-8; see {@link DirectoryFile}
   * @param complete whether the file names everyone who works here, so that whoever is not in it
   *     has left the firm
   * @throws DirectoryException when anything in the file is wrong, with all that is wrong in it
   */
  public Outcome bringIn(Actor actor, @NotNull InputStream csv, boolean complete) {
    policy.mayImport(actor).orThrow();
    var file = DirectoryFile.read(csv);
    if (!file.problems().isEmpty()) {
      throw new DirectoryException(file.problems());
    }
    var known = new HashMap<String, Person>();
    people.ofDirectory().forEach(person -> known.put(person.directoryId().orElseThrow(), person));
    requireFreeUserNames(file);

    int added = 0;
    var changed = new HashSet<Person>();
    var present = new HashMap<String, Person>();
    for (var row : file.rows()) {
      var person = known.get(row.employeeId());
      if (person == null) {
        person = people.add(new Person(row));
        added++;
        changed.add(person);
      } else if (person.follow(row)) {
        changed.add(person);
      }
      present.put(row.employeeId(), person);
    }
    for (var row : file.rows()) {
      var person = present.get(row.employeeId());
      if (person.reportTo(row.managerId() == null ? null : present.get(row.managerId()))) {
        changed.add(person);
      }
    }
    int left = complete ? leave(known, present, changed) : 0;
    changed.forEach(person -> personChanged.fire(new PersonChanged(person.id())));
    return new Outcome(
        added, changed.size() - added - left, present.size() - (changed.size() - left), left);
  }

  /**
   * A user name that someone outside the file already has would let two people be one: also an
   * author of imported conversations, whose words would become the colleague's.
   */
  private void requireFreeUserNames(DirectoryFile file) {
    var rows = new HashMap<String, DirectoryRow>();
    file.rows().forEach(row -> rows.put(row.userName(), row));
    var problems = new ArrayList<DirectoryFile.Problem>();
    for (var holder : people.byUserNames(rows.keySet())) {
      var row = rows.get(holder.userName());
      boolean same = holder.directoryId().map(row.employeeId()::equals).orElse(false);
      if (!same) {
        problems.add(
            new DirectoryFile.Problem(
                row.line(),
                holder.directoryId().isPresent()
                    ? "directory.problem.user-name-taken"
                    : "directory.problem.user-name-of-author",
                List.of(row.userName())));
      }
    }
    if (!problems.isEmpty()) {
      throw new DirectoryException(problems);
    }
  }

  private int leave(Map<String, Person> known, Map<String, Person> present, Set<Person> changed) {
    int left = 0;
    for (var entry : known.entrySet()) {
      var person = entry.getValue();
      if (person.isActive() && !present.containsKey(entry.getKey())) {
        person.leaveTheFirm();
        changed.add(person);
        left++;
      }
    }
    return left;
  }
}
