package org.guildhall.web.moderation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.guildhall.community.Community;
import org.guildhall.moderation.Act;
import org.guildhall.moderation.DecidedBy;
import org.guildhall.moderation.ModerationService;
import org.guildhall.moderation.ReversalRate;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Texts;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;

/**
 * Everything that was decided about posts of a community, and how often juries reversed leaders.
 */
@Named
@RequestScoped
public class ShowLedger {
  private static final int PAGE = 50;

  @Inject @Param private String slug;

  @Inject
  @Param(name = "before")
  private Long before;

  @Inject private Visitor visitor;
  @Inject private People people;
  @Inject private ModerationService service;
  @Inject private Texts text;

  private Community community;
  private List<Act> acts;
  private List<ReversalRate> reversals;
  private Map<PersonId, Person> judges;
  private Long older;

  @PostConstruct
  void load() {
    if (slug == null) {
      throw new NotFoundException("community", "without name");
    }
    var found = service.ledger(visitor.actor(), slug, before, PAGE + 1);
    community = found.community();
    reversals = found.reversals();
    acts = found.acts();
    if (acts.size() > PAGE) {
      acts = acts.subList(0, PAGE);
      older = acts.getLast().id();
    }
    judges = people.all(acts.stream().map(Act::judges).flatMap(Collection::stream).toList());
  }

  /** Who decided, in words; the offices of a take-down are named, and not their people. */
  public String decidedBy(Act act) {
    var names = new TreeSet<String>();
    act.judges().stream().map(judges::get).map(Person::name).forEach(names::add);
    return act.decidedBy() == DecidedBy.TWO_OFFICES || names.isEmpty()
        ? text.name("ledger.by", act.decidedBy())
        : text.of("ledger.by.leader", text.list(names));
  }

  public Community getCommunity() {
    return community;
  }

  public List<Act> getActs() {
    return acts;
  }

  /** Empty for whoever is no member. */
  public List<ReversalRate> getReversals() {
    return reversals;
  }

  /** Where older acts begin; null where there are none. */
  public Long getOlder() {
    return older;
  }
}
