package org.guildhall.web.moderation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.guildhall.community.Community;
import org.guildhall.moderation.code.Code;
import org.guildhall.moderation.code.CodePolicy;
import org.guildhall.moderation.code.CodeProposal;
import org.guildhall.moderation.code.CodeService;
import org.guildhall.moderation.code.CodeVote;
import org.guildhall.moderation.code.Codes;
import org.guildhall.platform.Decision;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** A community's code of conduct, what is proposed, and the vote on it. */
@Named
@RequestScoped
public class ShowCode {
  private static final int MOST_DECIDED = 10;

  @Inject @Param private String slug;

  /** Which one the address names; by now members may vote on another. */
  @Inject
  @Param(name = "proposal")
  private Long asked;

  @Inject private Visitor visitor;
  @Inject private CodeService service;
  @Inject private CodePolicy policy;
  @Inject private Codes codes;
  @Inject private Notices notices;

  private Code code;
  private Decision mayDecide;
  private CodeProposal proposal;
  private List<CodeProposal> decided;

  @PostConstruct
  void load() {
    if (slug == null) {
      throw new NotFoundException("community", "without name");
    }
    code = service.read(visitor.actor(), slug);
    mayDecide = policy.mayDecide(visitor.require(), getCommunity());
    proposal = codes.open(getCommunity()).orElse(null);
    decided = codes.decided(getCommunity(), MOST_DECIDED);
  }

  public void vote(boolean agrees) {
    if (asked == null) {
      throw new NotFoundException("code proposal", "without id");
    }
    service.vote(visitor.actor(), asked, agrees);
    notices.done("code.vote.done");
    again();
  }

  void again() {
    Faces.redirect("community/code?slug=%s", slug);
  }

  public Community getCommunity() {
    return code.community();
  }

  public Code getCode() {
    return code;
  }

  public Decision getMayDecide() {
    return mayDecide;
  }

  public Decision getMayVote() {
    return policy.mayVote(visitor.require(), proposal);
  }

  /** The one on which members vote; null where there is none. */
  public CodeProposal getProposal() {
    return proposal;
  }

  public long getVotes() {
    return codes.countVotes(proposal);
  }

  public long getQuorum() {
    return service.quorum(getCommunity());
  }

  /** What the reader said; null where he has not. */
  public CodeVote getVote() {
    return codes.vote(proposal, visitor.require().id()).orElse(null);
  }

  public List<CodeProposal> getDecided() {
    return decided;
  }
}
