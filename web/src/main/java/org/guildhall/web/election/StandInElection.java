package org.guildhall.web.election;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.guildhall.leadership.Candidacy;
import org.guildhall.leadership.Correction;
import org.guildhall.leadership.ElectionPolicy;
import org.guildhall.leadership.ElectionService;
import org.guildhall.leadership.ElectionState;
import org.guildhall.leadership.Elections;
import org.guildhall.leadership.LeadershipSettings;
import org.guildhall.leadership.Platform;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.Decision;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.Visible;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.util.Faces;

/** "May I stand?", and the form by which one puts oneself forward. */
@Named
@RequestScoped
public class StandInElection {
  /** A promise as it is typed. */
  public static final class Typed {
    private String text = "";
    private String due = "";

    public String getText() {
      return text;
    }

    public void setText(String text) {
      this.text = text;
    }

    public String getDue() {
      return due;
    }

    public void setDue(String due) {
      this.due = due;
    }
  }

  @Inject private Visitor visitor;
  @Inject private ShowElection page;
  @Inject private ElectionPolicy policy;
  @Inject private ElectionService service;
  @Inject private Notices notices;
  @Inject private Elections elections;
  @Inject private LeadershipSettings settings;
  @Inject private Clock clock;

  @Visible
  @Size(max = Platform.STATEMENT_MAX)
  private String statement;

  private final List<Typed> promises = new ArrayList<>();
  private boolean standing;
  private boolean invited;
  private Decision may;
  private Correction correction;
  private boolean correctable;

  @PostConstruct
  void load() {
    var election = page.getElection();
    may = policy.mayStand(visitor.require(), election);
    var before =
        page.getCandidacies().stream()
            .filter(candidacy -> candidacy.person().id().equals(visitor.require().id()))
            .findFirst();
    standing = before.isPresent() && election.state() == ElectionState.NOMINATIONS;
    statement = before.map(Candidacy::statement).orElse("");
    before.stream().flatMap(candidacy -> candidacy.promises().stream()).forEach(this::type);
    var said = page.correction(visitor.require());
    correction = said.orElse(null);
    correctable = policy.mayCorrect(may, said).isAllowed();
    invited =
        !standing
            && election.areNominationsExtended()
            && elections.isInvited(election, visitor.require().id());
    while (promises.size() < Platform.MOST_PROMISES) {
      promises.add(new Typed());
    }
  }

  private void type(org.guildhall.leadership.Promise promise) {
    var typed = new Typed();
    typed.text = promise.text();
    typed.due = promise.dueOn().toString();
    promises.add(typed);
  }

  public void stand() {
    var promised = new ArrayList<Platform.Promised>();
    for (int i = 0; i < promises.size(); i++) {
      var typed = promises.get(i);
      if (!typed.text.isBlank() || !typed.due.isBlank()) {
        var due = day(typed.due);
        if (!typed.text.matches(Visible.REGEX)
            || typed.text.length() > Platform.Promised.TEXT_MAX) {
          notices.beside("promise" + i, "election.stand.promise.text", Platform.Promised.TEXT_MAX);
          return;
        }
        if (due == null) {
          notices.beside("promise" + i, "election.stand.promise.day");
          return;
        }
        promised.add(new Platform.Promised(typed.text, due));
      }
    }
    try {
      service.stand(visitor.actor(), page.getElection().id(), new Platform(statement, promised));
    } catch (DeniedException e) {
      throw e;
    } catch (BusinessException e) {
      notices.beside("promise0", e);
      return;
    }
    notices.done("election.stand.done");
    again();
  }

  private static LocalDate day(String typed) {
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  public void withdraw() {
    service.withdraw(visitor.actor(), page.getElection().id());
    notices.done("election.stand.withdrawn");
    again();
  }

  private void again() {
    Faces.redirect("election/show?id=%s", page.getElection().id());
  }

  /** Whether he may; with the one rule that says no. */
  public Decision getMay() {
    return may;
  }

  /** Whether the election asked him, in private, to put himself forward. */
  public boolean isInvited() {
    return invited;
  }

  /** What he said of wrong directory data; null when nothing. */
  public Correction getCorrection() {
    return correction;
  }

  public Correction.State getDisputed() {
    return correction.state(clock.instant());
  }

  /** What HR said to it; null until it answers. */
  public String getAnswer() {
    return correction.reason().orElse(null);
  }

  /** Whether only the directory is in his way, and he has not said that it is wrong. */
  public boolean isCorrectable() {
    return correctable;
  }

  /** How many days HR has to answer. */
  public long getDays() {
    return settings.correction().toDays();
  }

  public boolean isStanding() {
    return standing;
  }

  public List<Typed> getPromises() {
    return promises;
  }

  public String getStatement() {
    return statement;
  }

  public void setStatement(String statement) {
    this.statement = statement;
  }
}
