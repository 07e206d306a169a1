package org.guildhall.importer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.guildhall.privacy.Kept;
import org.guildhall.privacy.PersonalData;

/** What is kept of who brings conversations in. */
@ApplicationScoped
class ImportData implements PersonalData {
  @Override
  public List<Kept> kept() {
    return List.of(
        Kept.of("imports", "import", "begunBy_id", "t.id")
            .with("join community c on c.id = t.community_id")
            .tellingAs("community", "c.name")
            .telling("source", "receivedAt", "state")
            .saying("state", "import.state."));
  }
}
