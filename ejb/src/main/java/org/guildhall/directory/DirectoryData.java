package org.guildhall.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.guildhall.privacy.Kept;
import org.guildhall.privacy.PersonalData;

/** What is kept of people besides what the directory says of them now. */
@ApplicationScoped
class DirectoryData implements PersonalData {
  @Override
  public List<Kept> kept() {
    return List.of(
        Kept.where(
                "differences",
                "directory_difference",
                "t.employeeId = (select directoryId from person where id = ?1)",
                "t.id")
            .with("join directory_snapshot s on s.id = t.snapshot_id")
            .tellingAs("begunAt", "s.begunAt")
            .telling("kind", "name", "attribute", "before", "after")
            .saying("kind", "snapshot.kind.")
            .saying("attribute", "snapshot.attribute.")
            .erased(),
        Kept.where(
                "rows",
                "directory_row",
                "t.employeeId = (select directoryId from person where id = ?1)",
                "t.id")
            .telling(
                "givenName",
                "familyName",
                "userName",
                "email",
                "title",
                "department",
                "city",
                "country",
                "managerId")
            .erased(),
        Kept.of("groups", "directory_group_member", "person_id", "t.group_id")
            .with("join directory_group g on g.id = t.group_id")
            .tellingAs("name", "g.displayName")
            .erased(),
        Kept.of("snapshots", "directory_snapshot", "broughtBy_id", "t.id")
            .telling("directory", "begunAt", "state")
            .saying("state", "snapshot.state."));
  }
}
