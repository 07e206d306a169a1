package org.guildhall.web.community;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunitySummary;
import org.guildhall.community.Stage;
import org.guildhall.web.Visitor;

/** All communities: those that are open, those that form. */
@Named
@RequestScoped
public class ListCommunities {
  @Inject private Visitor visitor;
  @Inject private Communities communities;

  private Map<Stage, List<CommunitySummary>> byStage;

  public void load() {
    byStage =
        communities.all(visitor.require().id()).stream()
            .collect(Collectors.groupingBy(CommunitySummary::stage));
  }

  public List<CommunitySummary> getOpen() {
    return byStage.getOrDefault(Stage.OPEN, List.of());
  }

  public List<CommunitySummary> getForming() {
    return byStage.getOrDefault(Stage.FORMING, List.of());
  }

  public List<CommunitySummary> getArchived() {
    return byStage.getOrDefault(Stage.ARCHIVED, List.of());
  }
}
