package org.guildhall.web.moderation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.guildhall.conversation.PostId;
import org.guildhall.moderation.Act;
import org.guildhall.moderation.Case;
import org.guildhall.moderation.ModerationService;
import org.guildhall.moderation.Outcome;
import org.guildhall.moderation.code.Clause;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Notices;
import org.guildhall.web.Texts;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The reports on a post, and the form in which a leader or a neighbour judges them. */
@Named
@RequestScoped
public class JudgePost {
  @Inject
  @Param(name = "post")
  private Long id;

  @Inject private Visitor visitor;
  @Inject private ModerationService service;
  @Inject private ClauseTexts clauses;
  @Inject private Texts text;
  @Inject private Notices notices;

  /** An outcome and, behind a space, the id of the clause. */
  @NotNull private String finding;

  @Size(max = Act.WORDS_MAX)
  private String words = "";

  private Case open;

  @PostConstruct
  void load() {
    if (id == null) {
      throw new NotFoundException("post", "without id");
    }
    open = service.open(visitor.actor(), new PostId(id));
  }

  public void judge() {
    var parts = finding.split(" ", 2);
    service.judge(
        visitor.actor(),
        new PostId(id),
        outcome(parts[0]),
        parts.length > 1 ? Long.valueOf(parts[1]) : null,
        Objects.requireNonNullElse(words, ""));
    notices.done(open.isOutside() ? "moderation.judge.said" : "moderation.judge.done");
    Faces.redirect(
        open.isOutside() ? "home" : "community/desk?slug=%s",
        open.post().conversation().community().slug());
  }

  private static Outcome outcome(String name) {
    try {
      return Outcome.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new BusinessException("moderation.judge.clause");
    }
  }

  /** For each clause that was named what may follow, and that it is no breach. */
  public List<SelectItem> getFindings() {
    var findings = new ArrayList<SelectItem>();
    for (var clause : open.clauses()) {
      if (clause.isFlagrant()) {
        findings.add(item(Outcome.COLLAPSE, clause));
      }
      findings.add(item(Outcome.NUDGE, clause));
    }
    var none = Outcome.NO_BREACH;
    findings.add(new SelectItem(none.name(), text.name("moderation.judge", none)));
    return findings;
  }

  private SelectItem item(Outcome outcome, Clause clause) {
    return new SelectItem(
        outcome.name() + " " + clause.id(),
        text.of(
            "moderation.judge." + outcome.name().toLowerCase(Locale.ROOT), clauses.text(clause)));
  }

  public Case getOpen() {
    return open;
  }

  public String getFinding() {
    return finding;
  }

  public void setFinding(String finding) {
    this.finding = finding;
  }

  public String getWords() {
    return words;
  }

  public void setWords(String words) {
    this.words = words;
  }
}
