package org.guildhall.web.moderation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guildhall.moderation.Act;
import org.guildhall.moderation.Appeal;
import org.guildhall.moderation.Appeals;
import org.guildhall.moderation.Juror;
import org.guildhall.moderation.JuryService;
import org.guildhall.moderation.ModerationPolicy;
import org.guildhall.moderation.ModerationSettings;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** What was decided about a post, for its author and for the jury about it. */
@Named
@RequestScoped
public class ShowDecision {
  @Inject
  @Param(name = "act")
  private Long id;

  @Inject private Visitor visitor;
  @Inject private JuryService service;
  @Inject private ModerationPolicy policy;
  @Inject private ModerationSettings settings;
  @Inject private Appeals appeals;
  @Inject private Notices notices;

  private Act act;
  private Appeal appeal;
  private Juror juror;

  @PostConstruct
  void load() {
    if (id == null) {
      throw new NotFoundException("act", "without id");
    }
    act = service.read(visitor.actor(), id);
    appeal = appeals.of(act).orElse(null);
    juror = appeal == null ? null : service.jurorOf(act, visitor.require()).orElse(null);
  }

  /** Says whether one sits on the jury. */
  public void answer(boolean willing) {
    service.answer(visitor.actor(), id, willing);
    notices.done(willing ? "jury.willing.done" : "jury.unwilling.done");
    if (willing) {
      again();
    } else {
      Faces.redirect("home");
    }
  }

  void again() {
    Faces.redirect("moderation/decision?act=%s", id);
  }

  public Act getAct() {
    return act;
  }

  /** Null while the author has not appealed. */
  public Appeal getAppeal() {
    return appeal;
  }

  public boolean isAuthor() {
    return act.post().author().id().equals(visitor.require().id());
  }

  public boolean isAppealable() {
    return policy.mayAppeal(visitor.require(), act, Optional.ofNullable(appeal)).isAllowed();
  }

  /** Until when he may appeal. */
  public Instant getAppealUntil() {
    return act.decidedAt().plus(settings.appeal());
  }

  /** Whether the lot asks the reader, who has not answered. */
  public boolean isAsked() {
    return juror != null && policy.mayAnswer(visitor.require(), juror).isAllowed();
  }

  public boolean isFinding() {
    return juror != null && policy.mayFind(visitor.require(), juror).isAllowed();
  }

  /** What who decided told the author; may be empty. */
  public String getWords() {
    return act.words().orElse("");
  }

  /** What a juror found; who he is, is told to nobody. */
  public record Found(boolean upholds, String reason) {}

  public List<Found> getFindings() {
    return appeal == null
        ? List.of()
        : service.findings(appeal).stream()
            .map(one -> new Found(one.upholds().orElseThrow(), one.reason()))
            .toList();
  }
}
