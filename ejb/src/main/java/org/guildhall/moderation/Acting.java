package org.guildhall.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.Showing;
import org.guildhall.moderation.code.Clause;
import org.guildhall.people.Person;

/**
 * Carries out what was decided, all of it in one transaction: the act with its line in the ledger,
 * what is seen of the post, and the reports, which stand no more.
 */
@ApplicationScoped
class Acting {
  @Inject private Ledger ledger;
  @Inject private Reports reports;
  @Inject private Benches benches;
  @Inject private Showing showing;
  @Inject private ModerationSettings settings;
  @Inject private Clock clock;

  /**
   * Carries out what persons decided on reports.
   *
   * @param post locked
   * @param clause that it breaks, or does not
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Act decide(
      Post post, Outcome outcome, Clause clause, DecidedBy by, List<Person> judges, String words) {
    var act =
        ledger.add(new Act(post, outcome, by, clock.instant()).under(clause).by(judges, words));
    settle(post, act);
    if (outcome == Outcome.COLLAPSE) {
      showing.collapse(post, clause.id());
    }
    return act;
  }

  /** Carries out what enough independent voices say, if they are enough. */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean hear(Post post, List<Report> standing) {
    var flagrant = standing.stream().filter(report -> report.clause().isFlagrant()).toList();
    if (voices(post, flagrant) >= settings.voices()) {
      decide(post, Outcome.COLLAPSE, mostNamed(flagrant), DecidedBy.VOICES, List.of(), null);
      return true;
    }
    if (voices(post, standing) >= settings.voices()) {
      decide(post, Outcome.NUDGE, mostNamed(standing), DecidedBy.VOICES, List.of(), null);
      return true;
    }
    return false;
  }

  /** How many independent voices made these reports, counted no further than is enough. */
  int voices(Post post, List<Report> some) {
    var reporters = some.stream().map(Report::reporter).distinct().toList();
    return Voices.count(post.author(), reporters, Person::isCloseTo, settings.voices());
  }

  private static Clause mostNamed(List<Report> some) {
    var named = new LinkedHashMap<Clause, Long>();
    some.forEach(report -> named.merge(report.clause(), 1L, Long::sum));
    return named.entrySet().stream()
        .max(
            Comparator.comparing(Map.Entry<Clause, Long>::getValue)
                .thenComparing(one -> -one.getKey().position()))
        .orElseThrow()
        .getKey();
  }

  /** Undoes what was decided; a collapsed post is shown as it was. */
  @Transactional(Transactional.TxType.MANDATORY)
  void reverse(Act act) {
    var post = showing.lock(act.post().id());
    act.reverse(clock.instant());
    if (act.outcome() == Outcome.COLLAPSE) {
      showing.restore(post);
    }
  }

  /** Leaves nothing to read of a post, for a legal reason. */
  @Transactional(Transactional.TxType.MANDATORY)
  Act takeDown(Post post, LegalReason reason, List<Person> two) {
    var act =
        ledger.add(
            new Act(post, Outcome.TAKE_DOWN, DecidedBy.TWO_OFFICES, clock.instant())
                .under(reason)
                .by(two, null));
    settle(post, act);
    showing.takeDown(post, reason.name());
    return act;
  }

  private void settle(Post post, Act act) {
    reports.standing(post).forEach(report -> report.settle(act));
    benches.dismiss(post);
  }
}
