package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.guildhall.community.Community;
import org.guildhall.conversation.ConversationId;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.PostId;
import org.guildhall.moderation.Act;
import org.guildhall.moderation.Ledger;
import org.guildhall.moderation.Matter;
import org.guildhall.moderation.Matters;
import org.guildhall.moderation.ModerationCalendar;
import org.guildhall.moderation.ModerationService;
import org.guildhall.moderation.Outcome;
import org.guildhall.moderation.code.Clause;
import org.guildhall.moderation.code.CodeService;
import org.guildhall.moderation.code.Severity;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.HouseClock;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A community in which something may be moderated: Pa1 asks, Pa2 leads, Pa3 writes what is
 * reported; five teams, see the cast.
 */
@Tag("data")
@ExtendWith(ArquillianExtension.class)
abstract class Moderated {
  static final Duration DAY = Duration.ofDays(1);

  @Inject Cast cast;
  @Inject People people;
  @Inject Conversations conversations;
  @Inject ConversationService talk;
  @Inject CodeService codes;
  @Inject ModerationService service;
  @Inject Ledger ledger;
  @Inject Matters matters;
  @Inject ModerationCalendar calendar;
  @Inject HouseClock clock;

  @Resource(lookup = "jdbc/guildhall")
  DataSource database;

  Community community;
  final String mark = UUID.randomUUID().toString().substring(0, 8);

  ConversationId question;
  PostId post;

  /** Whatever happened: a post is collapsed just where an act that stands says so. */
  @AfterEach
  void everyCollapsedPostHasItsLineAndEveryLineItsPost() {
    var collapsed =
        found(
            "select cast(p.id as varchar) from post p join conversation c on c.id ="
                + " p.conversation_id where p.collapsedUnder is not null and c.community_id = ?",
            community.id().value());
    var lines =
        found(
            "select cast(a.post_id as varchar) from act a where a.outcome = 'COLLAPSE' and"
                + " a.reversedAt is null and a.community_id = ?",
            community.id().value());
    assertEquals(lines, collapsed);
  }

  @BeforeEach
  void pa3AnswersPa1() {
    cast.enters();
    cast.teamsEnter(mark);
    begin(cast.communityOfTeams(mark));
    cast.lead(community, named("pa2"));
  }

  void begin(Community where) {
    community = where;
    question = cast.question(where, named("pa1"), "How is it woven?", "Does anyone know?");
    post = talk.reply(actor("pa3"), question, "Only a fool asks that.", form());
  }

  Actor actor(String name) {
    return cast.actor(named(name));
  }

  /** Each test has teams of its own, since what one reports today counts. */
  String named(String name) {
    return name.matches("(p[abc]|bo)[1-5]|top") ? name + mark : name;
  }

  static String form() {
    return UUID.randomUUID().toString();
  }

  Clause clause(Severity severity) {
    return cast.now(
        () ->
            codes.read(actor("pa1"), community.slug()).clauses().stream()
                .filter(one -> one.severity() == severity)
                .findFirst()
                .orElseThrow());
  }

  void report(String userName, Severity severity) {
    service.report(actor(userName), post, clause(severity).id(), "Look at this.");
  }

  void judge(String userName, Outcome outcome, Severity severity) {
    service.judge(actor(userName), post, outcome, clause(severity).id(), "Mind your words.");
  }

  Post post() {
    return cast.now(() -> conversations.require(post));
  }

  /** What happened in the community, the latest first. */
  List<Act> acts() {
    return cast.now(() -> ledger.of(community, Long.MAX_VALUE, 100));
  }

  Act act() {
    var acts = acts();
    assertEquals(1, acts.size());
    return acts.getFirst();
  }

  /** What a query of one column finds, ordered. */
  Set<String> found(String sql, long id) {
    var found = new TreeSet<String>();
    try (var connection = database.getConnection();
        var query = connection.prepareStatement(sql)) {
      query.setLong(1, id);
      var rows = query.executeQuery();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  /** What is told to somebody on his home page, of an act or a post. */
  Set<Matter.Kind> told(String name, long id) {
    return cast.now(
        () ->
            matters
                .of(
                    people.requireByUserName(named(name)).id(),
                    Instant.now().minus(DAY),
                    Instant.now())
                .stream()
                .filter(matter -> matter.id() == id)
                .map(Matter::kind)
                .collect(Collectors.toSet()));
  }

  void turn(Duration later) {
    clock.at(Instant.now().plus(later), calendar::turn);
  }

  static void assertRefused(String key, Runnable action) {
    assertEquals(key, assertThrows(BusinessException.class, action::run).key());
  }

  Act collapsed() {
    report("pa4", Severity.FLAGRANT);
    judge("pa2", Outcome.COLLAPSE, Severity.FLAGRANT);
    return act();
  }
}
