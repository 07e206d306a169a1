package org.guildhall.web.community;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityPolicy;
import org.guildhall.leadership.Caretaking;
import org.guildhall.leadership.CaretakingChoice;
import org.guildhall.leadership.Caretakings;
import org.guildhall.leadership.Petition;
import org.guildhall.leadership.PetitionTally;
import org.guildhall.leadership.Petitions;
import org.guildhall.leadership.PromiseLine;
import org.guildhall.leadership.Promises;
import org.guildhall.leadership.Term;
import org.guildhall.leadership.TermPolicy;
import org.guildhall.leadership.TermRights;
import org.guildhall.leadership.TermService;
import org.guildhall.leadership.Terms;
import org.guildhall.platform.Decision;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Who leads a community, what they promised, and what members may do about it. */
@Named
@RequestScoped
public class LeadCommunity {
  /**
   * Someone who leads, will lead, or is asked to.
   *
   * @param petition the one that asks whether he shall stay; null where there is none
   * @param needed how many must sign it; 0 where nobody may
   */
  public record Lead(
      Term term,
      List<PromiseLine> promises,
      Decision mayPetition,
      PetitionTally petition,
      long needed) {}

  private static final String INTO = "into";

  @Inject @Param private String slug;

  @Inject private Visitor visitor;
  @Inject private Communities communities;
  @Inject private CommunityPolicy communityPolicy;
  @Inject private Terms terms;
  @Inject private TermPolicy policy;
  @Inject private TermService service;
  @Inject private Petitions petitions;
  @Inject private Promises promises;
  @Inject private Caretakings caretakings;
  @Inject private Notices notices;

  private Community community;
  private TermRights rights;
  private Caretaking caretaking;
  private boolean choosing;
  private CaretakingChoice chosen;
  private List<Community> mergeable = List.of();
  private final List<Lead> leads = new ArrayList<>();

  @PostConstruct
  void load() {
    if (slug == null) {
      throw new NotFoundException("community", "without name");
    }
    community = communities.requireBySlug(slug);
    rights = policy.rights(visitor.require(), community);
    if (!rights.isMember()) {
      communityPolicy.mayRead(visitor.require(), community).orThrow();
    }
    var promised = promises.of(community, visitor.require().id());
    terms.current(community).forEach(term -> leads.add(lead(term, promised)));
    if (leads.isEmpty()) {
      caretaking = caretakings.current(community).orElse(null);
      choosing = caretaking != null && policy.mayChoose(visitor.require(), caretaking).isAllowed();
    }
    if (choosing) {
      chosen = caretakings.chosen(caretaking, visitor.require().id()).orElse(null);
      mergeable = community.isMergeable() ? communities.mergeable(community) : List.of();
    }
  }

  private Lead lead(Term term, List<PromiseLine> promised) {
    var own = promised.stream().filter(promise -> promise.term() == term.id()).toList();
    if (!term.leads()) {
      return new Lead(term, own, null, null, 0);
    }
    var open = petitions.open(term);
    var may = policy.mayPetition(rights, term, open);
    var tally = open.map(this::tally).orElse(null);
    boolean counts = tally != null || may.isAllowed();
    return new Lead(term, own, may, tally, counts ? petitions.needed(community) : 0);
  }

  private PetitionTally tally(Petition petition) {
    return petitions.tally(petition, visitor.require().id());
  }

  /**
   * Does what a button of the form {@code acts} says: its name is the act, its value the id of the
   * promise or the term. The use case judges it anew.
   *
   * @throws NotFoundException when the value is no id
   */
  public void act() {
    Arrays.stream(LeadAct.values())
        .filter(act -> Faces.getRequestParameter(act.button()) != null)
        .findFirst()
        .ifPresent(act -> act(act, Faces.getRequestParameter(act.button())));
  }

  private void act(LeadAct act, String value) {
    if (!value.matches("[0-9]{1,18}")) {
      throw new NotFoundException("term or promise", value);
    }
    long id = Long.parseLong(value);
    var actor = visitor.actor();
    switch (act) {
      case KEPT -> service.judge(actor, id, true);
      case BROKEN -> service.judge(actor, id, false);
      case ACCEPT -> service.accept(actor, id);
      case DECLINE, STEP_DOWN -> service.stepDown(actor, id);
      case SIGN -> service.sign(actor, id);
      case TAKE_BACK -> service.takeBack(actor, id);
      case KEEP, MERGE, ARCHIVE ->
          service.choose(
              actor,
              community.id(),
              Caretaking.Choice.valueOf(act.name()),
              Faces.getRequestParameter(INTO));
    }
    notices.done("community.lead.done." + act.button());
    Faces.redirect("community/lead?slug=%s", slug);
  }

  public Community getCommunity() {
    return community;
  }

  public List<Lead> getLeads() {
    return leads;
  }

  public boolean mayJudge(Term term, PromiseLine promise) {
    return rights.mayJudge(term.person(), promise.dueOn()).isAllowed();
  }

  public boolean mayStepDown(Term term) {
    return policy.mayStepDown(visitor.require(), term).isAllowed();
  }

  public boolean mayAccept(Term term) {
    return policy.mayAccept(visitor.require(), term).isAllowed();
  }

  /** The time without a leader; null where somebody leads or is going to. */
  public Caretaking getCaretaking() {
    return caretaking;
  }

  public boolean isChoosing() {
    return choosing;
  }

  /** What the reader chose; null where he has not. */
  public Caretaking.Choice getChosen() {
    return chosen == null ? null : chosen.choice();
  }

  /** Whether he chose that it shall go on in that one. */
  public boolean isInto(Community other) {
    return chosen != null && chosen.into().filter(other.id()::equals).isPresent();
  }

  /** In which it may go on. */
  public List<Community> getMergeable() {
    return mergeable;
  }
}
