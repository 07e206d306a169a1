package org.guildhall.web.election;

import static java.util.stream.Collectors.groupingBy;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.guildhall.leadership.ElectionPolicy;
import org.guildhall.leadership.ElectionService;
import org.guildhall.leadership.Elections;
import org.guildhall.leadership.Protest;
import org.guildhall.leadership.ProtestOpinion;
import org.guildhall.platform.Decision;
import org.guildhall.platform.Visible;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.util.Faces;

/** Protests against a result, and the form that makes one. */
@Named
@RequestScoped
public class ProtestElection {
  @Inject private Visitor visitor;
  @Inject private ShowElection page;
  @Inject private Elections elections;
  @Inject private ElectionPolicy policy;
  @Inject private ElectionService service;
  @Inject private Notices notices;

  @NotNull private Protest.Ground ground = Protest.Ground.MISSING_BALLOT;

  @Visible
  @Size(max = Protest.TEXT_MAX)
  private String text;

  private Decision may;
  private List<Protest> protests;
  private Map<Long, List<ProtestOpinion>> opinions;
  private Protest waiting;

  @PostConstruct
  void load() {
    protests = elections.protests(page.getElection());
    may = policy.mayProtest(visitor.require(), page.getElection(), protests);
    opinions = elections.opinions(protests).stream().collect(groupingBy(ProtestOpinion::protest));
    waiting = protests.stream().filter(this::isForReader).findFirst().orElse(null);
  }

  public void protest() {
    service.protest(visitor.actor(), page.getElection().id(), ground, text);
    notices.done("election.protest.done");
    Faces.redirect("election/show?id=%s", page.getElection().id());
  }

  public List<Protest> getProtests() {
    return protests;
  }

  /** What the wardens said of it so far. */
  public List<ProtestOpinion> opinions(Protest protest) {
    return opinions.getOrDefault(protest.id(), List.of());
  }

  /** A protest that the reader decides with others, and on which he has not said anything yet. */
  public Protest getWaiting() {
    return waiting;
  }

  private boolean isForReader(Protest protest) {
    return page.isWarden()
        && opinions(protest).stream().noneMatch(this::isMine)
        && policy.mayJudge(visitor.require(), protest).isAllowed();
  }

  private boolean isMine(ProtestOpinion opinion) {
    return opinion.warden().equals(visitor.require().id());
  }

  public Decision getMay() {
    return may;
  }

  public Protest.Ground[] getGrounds() {
    return Protest.Ground.values();
  }

  public Protest.Ground getGround() {
    return ground;
  }

  public void setGround(Protest.Ground ground) {
    this.ground = ground;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }
}
