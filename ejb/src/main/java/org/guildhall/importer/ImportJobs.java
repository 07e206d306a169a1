package org.guildhall.importer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.guildhall.administration.Busy;
import org.guildhall.administration.Job;
import org.guildhall.people.Actor;

/** Tells of imports among the long works. */
@ApplicationScoped
class ImportJobs implements Busy {
  private static final int LATELY = 20;

  @Inject private ImportPolicy policy;
  @Inject private Imports imports;

  @Override
  public List<Job> jobs(Actor actor) {
    return policy.mayImport(actor).isAllowed()
        ? imports.latest(null, LATELY).stream().map(ImportJobs::job).toList()
        : List.of();
  }

  private static Job job(Import one) {
    return new Job(
        "import-" + one.id(),
        "job.import",
        List.of(one.source(), one.community().name()),
        one.begunBy().orElse(null),
        new Job.Time(one.receivedAt(), one.endedAt().orElse(null)),
        new Job.Progress(
            Job.State.valueOf(one.state().name()), one.percent(), one.left().orElse(null)),
        "/administration/import?id=" + one.id());
  }
}
