package org.guildhall.people;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.UseCase;
import org.guildhall.platform.Visible;

/** Keeps HR's list of titles, and tries the rule who is a boss on somebody. */
@UseCase
public class BossTitleService {
  /** Longest title, in UTF-16 units, as in the directory. */
  public static final int TITLE_MAX = 200;

  @Inject private BossTitlePolicy policy;
  @Inject private Bosses bosses;
  @Inject private People people;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * A title on the list.
   *
   * @param bearers how many colleagues have it now
   * @param set whether the server's settings name it, which no page changes
   */
  public record Listed(String title, long bearers, boolean set) {}

  /**
   * What the rule says of somebody.
   *
   * @param reports who reports to him, by user name
   * @param titled whether his title is on the list
   */
  public record Trial(Person person, List<Person> reports, boolean titled) {
    public boolean isBoss() {
      return titled || !reports.isEmpty();
    }
  }

  /** By title. */
  public List<Listed> list(Actor actor) {
    policy.mayKeep(actor).orThrow();
    return bosses.listed();
  }

  /**
   * @throws BusinessException when it is on the list already
   */
  public void add(Actor actor, @NotNull @Visible @Size(max = TITLE_MAX) String title) {
    policy.mayKeep(actor).orThrow();
    if (bosses.isListed(title)) {
      throw new BusinessException("bosses.denied.listed", title.strip());
    }
    bosses.list(new BossTitle(title, clock.instant()));
    audit.write(actor, "title-added", title.strip());
  }

  /**
   * Takes one off the list; one that the server's settings name stays.
   *
   * @throws NotFoundException when it is not on the list
   */
  public void remove(Actor actor, @NotNull String title) {
    policy.mayKeep(actor).orThrow();
    bosses.unlist(title);
    audit.write(actor, "title-removed", title.strip());
  }

  /**
   * @throws NotFoundException when there is nobody of that user name
   */
  public Trial tryOn(Actor actor, @NotNull String userName) {
    policy.mayKeep(actor).orThrow();
    var person = people.requireByUserName(userName);
    return new Trial(person, bosses.reports(person), bosses.isTitled(person));
  }
}
