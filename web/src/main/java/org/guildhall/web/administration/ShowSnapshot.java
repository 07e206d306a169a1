package org.guildhall.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.guildhall.directory.Difference;
import org.guildhall.directory.DirectoryRunner;
import org.guildhall.directory.DirectoryService;
import org.guildhall.directory.Problem;
import org.guildhall.directory.Snapshot;
import org.guildhall.platform.BusinessException;
import org.guildhall.web.Notices;
import org.guildhall.web.PageNumber;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;

/** What a directory said at one time, what that changes, and whether it may. */
@Named
@RequestScoped
public class ShowSnapshot {
  private static final int PAGE = 50;

  @Inject private Visitor visitor;
  @Inject private DirectoryService service;
  @Inject private DirectoryRunner runner;
  @Inject private Notices notices;
  @Inject @Param private Long id;
  @Inject @Param private String kind;
  @Inject @Param private String page;
  @Inject @Param private Long gone;

  private Snapshot shown;
  private List<Share> shares;
  private Share chosen;
  private List<Problem> problems;
  private List<Change> changes;
  private PageNumber number;

  /**
   * How many people it does something to.
   *
   * @param kind what; null for those who stay as they are
   * @param from where it begins in the picture of all
   */
  public record Share(Difference.Kind kind, long people, long from) {
    /** The key of the text that says it. */
    public String key() {
      return kind == null ? "unchanged" : kind.name().toLowerCase(Locale.ROOT);
    }
  }

  /** All that it changes in a person. */
  public record Change(String name, String employeeId, List<Difference> differences) {}

  @PostConstruct
  void load() {
    shown = service.snapshot(visitor.actor(), id());
    problems = shown.problems() == 0 ? List.of() : service.problems(visitor.actor(), id());
    shares = shares();
    chosen = chosen();
    if (chosen == null) {
      number = PageNumber.of(page, PAGE, 0);
      changes = List.of();
      return;
    }
    var actor = visitor.actor();
    number = PageNumber.of(page, PAGE, service.countDifferences(actor, id(), chosen.kind()));
    changes = changes(service.differences(actor, id(), chosen.kind(), number.first(), PAGE));
  }

  private List<Share> shares() {
    var all = new ArrayList<Share>();
    long from = 0;
    for (var share :
        List.of(
            new Share(null, shown.unchanged(), 0),
            new Share(Difference.Kind.CHANGED, shown.altered(), 0),
            new Share(Difference.Kind.BACK, shown.back(), 0),
            new Share(Difference.Kind.ADDED, shown.added(), 0),
            new Share(Difference.Kind.GONE, shown.gone(), 0))) {
      all.add(new Share(share.kind(), share.people(), from));
      from += share.people();
    }
    return all;
  }

  /** The kind that was asked for, else the gravest there is. */
  private Share chosen() {
    var some = shares.stream().filter(share -> share.kind() != null && share.people() > 0).toList();
    return some.stream()
        .filter(share -> share.key().equals(kind))
        .findFirst()
        .or(() -> some.stream().reduce((one, graver) -> graver))
        .orElse(null);
  }

  private static List<Change> changes(List<Difference> differences) {
    var changes = new ArrayList<Change>();
    for (var difference : differences) {
      if (changes.isEmpty()
          || !Objects.equals(changes.getLast().employeeId(), difference.employeeId())) {
        changes.add(new Change(difference.name(), difference.employeeId(), new ArrayList<>()));
      }
      changes.getLast().differences().add(difference);
    }
    return changes;
  }

  public String confirm() {
    return decide(() -> runner.confirm(visitor.actor(), id(), gone == null ? 0 : gone));
  }

  public String discard() {
    return decide(() -> service.discard(visitor.actor(), id()));
  }

  private String decide(Runnable decision) {
    try {
      decision.run();
    } catch (BusinessException e) {
      notices.done(e.key(), e.arguments().toArray());
    }
    return "/administration/snapshot?faces-redirect=true&id=" + id();
  }

  public Snapshot getShown() {
    return shown;
  }

  /** How far it is; negative when nobody works on it. */
  public int getPercent() {
    return service.percent(id()).orElse(shown.state() == Snapshot.State.READING ? 0 : -1);
  }

  public List<Share> getShares() {
    return shares;
  }

  /** All people in the picture. */
  public long getWhole() {
    return shares.stream().mapToLong(Share::people).sum();
  }

  /** The kind whose people are listed; null where nothing changes. */
  public Share getChosen() {
    return chosen;
  }

  /** The first; {@link Snapshot#problems()} tells how many there were. */
  public List<Problem> getProblems() {
    return problems;
  }

  public List<Change> getChanges() {
    return changes;
  }

  public PageNumber getNumber() {
    return number;
  }

  private long id() {
    return id == null ? 0 : id;
  }
}
