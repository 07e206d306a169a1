package org.guildhall.web.election;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.leadership.Election;
import org.guildhall.leadership.ElectionId;
import org.guildhall.leadership.ElectionPolicy;
import org.guildhall.leadership.Elections;
import org.guildhall.leadership.Outcome;
import org.guildhall.leadership.Terms;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Texts;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;

/** All elections of a community, and whom each made a leader. */
@Named
@RequestScoped
public class ListElections {
  @Inject
  @Param(name = "community")
  private String slug;

  @Inject private Visitor visitor;
  @Inject private Texts text;
  @Inject private Communities communities;
  @Inject private ElectionPolicy policy;
  @Inject private Elections elections;
  @Inject private Terms terms;

  private Community community;
  private List<Election> all;
  private Map<ElectionId, String> leaders;

  @PostConstruct
  void load() {
    if (slug == null) {
      throw new NotFoundException("community", "without name");
    }
    community = communities.requireBySlug(slug);
    policy.mayRead(visitor.require(), community).orThrow();
    all = elections.of(community);
    leaders =
        terms.of(community).reversed().stream()
            .filter(term -> term.offeredAt().isEmpty())
            .collect(
                groupingBy(
                    term -> term.election().id(),
                    mapping(term -> text.called(term.person().name()), joining(", "))));
  }

  public Community getCommunity() {
    return community;
  }

  public List<Election> getAll() {
    return all;
  }

  /** What came of it; null while it runs. */
  public Outcome outcome(Election election) {
    return election.outcome().orElse(null);
  }

  /** The names of those who won it; empty where nobody did. */
  public String leaders(Election election) {
    return leaders.getOrDefault(election.id(), "");
  }
}
