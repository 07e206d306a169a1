package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.guildhall.administration.Job;
import org.guildhall.administration.JobService;
import org.guildhall.administration.SettingService;
import org.guildhall.administration.SettingService.BrakeException;
import org.guildhall.community.CommunityService;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.PostId;
import org.guildhall.directory.CsvDirectory;
import org.guildhall.directory.DirectoryService;
import org.guildhall.people.AccessToken;
import org.guildhall.people.AccessTokenService;
import org.guildhall.people.Actor;
import org.guildhall.people.AuditService;
import org.guildhall.people.Office;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.people.Roster;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.privacy.DataCorrection;
import org.guildhall.privacy.Kept;
import org.guildhall.privacy.PrivacyCalendar;
import org.guildhall.privacy.PrivacyService;
import org.guildhall.privacy.PrivacyService.Counted;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everybody is told all that is kept about him, and who left is erased in time. */
@Tag("data")
@ExtendWith(ArquillianExtension.class)
class PrivacyIT {
  private static final String LEAVERS = "privacy.leavers";
  private static final int PERIOD = 180;

  /** More than there are to be erased. */
  private static final long ALL = Long.MAX_VALUE;

  /** Columns that name people without a reference to them. */
  private static final Set<String> BY_OTHER_NAMES =
      Set.of("directory_difference.employeeid", "directory_row.employeeid", "submission.senderid");

  private static final String REFERENCES =
      """
      select k.table_name, k.column_name
      from information_schema.referential_constraints r
      join information_schema.key_column_usage k
        on k.constraint_name = r.constraint_name and k.constraint_schema = r.constraint_schema
      join information_schema.table_constraints p
        on p.constraint_name = r.unique_constraint_name
        and p.constraint_schema = r.unique_constraint_schema
      where lower(p.table_name) = 'person'""";

  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(PrivacyIT.class);
  }

  @Inject private Cast cast;
  @Inject private PrivacyService service;
  @Inject private SettingService settings;
  @Inject private PrivacyCalendar calendar;
  @Inject private JobService jobs;
  @Inject private People people;
  @Inject private Roster roster;
  @Inject private DirectoryService directory;
  @Inject private CommunityService communityService;
  @Inject private ConversationService conversations;
  @Inject private Conversations said;
  @Inject private AccessTokenService tokens;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  @Resource private ManagedExecutorService executor;

  @Resource(lookup = "jdbc/guildhall")
  private DataSource database;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void castEnters() {
    cast.enters();
    comes("nora");
  }

  @AfterEach
  void settingsAreAsTheyWere() {
    set(LEAVERS, PERIOD);
    set("privacy.reading", 30);
  }

  private void set(String name, int amount) {
    settings.set(officer(), name, amount, ALL);
  }

  private void comes(String name) {
    var file =
        "employee_id,given_name,family_name,user_name,email,title,manager_id,department,city,country\n"
            + "N%s,Nora,Berg,%s,nora@example.com,Welder,T5,Platform,Turin,IT\n"
                .formatted(mark, name + mark);
    directory.bringIn(
        Actor.server(),
        new CsvDirectory(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), false));
  }

  private Actor nora() {
    return cast.actor("nora" + mark);
  }

  private Actor officer() {
    return new Actor(cast.actor("ada").id(), false, Set.of(Office.PRIVACY));
  }

  private Person person(PersonId id) {
    return cast.now(() -> people.require(id));
  }

  /** She leaves the firm so many days ago. */
  private PersonId leaves(int days) {
    var id = nora().id();
    cast.now(
        () -> {
          roster.leave(people.require(id));
          return id;
        });
    leftDaysAgo(id, days);
    return id;
  }

  private void leftDaysAgo(PersonId id, int days) {
    put("update person set leftAt = ? where id = ?", days, id);
  }

  private void put(String statement, int daysAgo, PersonId id) {
    try (var connection = database.getConnection();
        var prepared = connection.prepareStatement(statement)) {
      prepared.setTimestamp(1, Timestamp.from(clock.instant().minus(Duration.ofDays(daysAgo))));
      prepared.setLong(2, id.value());
      assertEquals(1, prepared.executeUpdate());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private long count(PersonId of, String kind) {
    return cast.now(
        () ->
            service.overview(new Actor(of, false, Set.of(Office.HR)), of).stream()
                .filter(one -> one.kept().name().equals(kind))
                .mapToLong(Counted::count)
                .findFirst()
                .orElseThrow());
  }

  private List<List<Object>> rows(Actor actor, String kind) {
    return service.rows(actor, actor.id(), kind, 0, 100);
  }

  private Object told(Actor actor, String kind, String label) {
    var kept = service.count(actor, actor.id(), kind).kept();
    return rows(actor, kind).getFirst().get(kept.labels().indexOf(label));
  }

  private PostId speaks(String text) {
    var community = cast.openCommunity();
    communityService.join(nora(), community.id());
    var question = cast.question(community, "ben", "How do you weld aluminium?", "It cracks.");
    return conversations.reply(nora(), question, text, UUID.randomUUID().toString());
  }

  private Person author(PostId post) {
    return person(conversations.read(cast.actor("ben"), post).author().id());
  }

  /** Whoever adds a table that names people must say so, or this fails. */
  @Test
  void everyColumnThatNamesAPersonIsTold() throws SQLException {
    var told =
        service.overview(nora(), nora().id()).stream()
            .map(Counted::kept)
            .flatMap(kept -> columns(kept).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    var named = new TreeSet<>(BY_OTHER_NAMES);
    try (var connection = database.getConnection();
        var references = connection.createStatement().executeQuery(REFERENCES)) {
      while (references.next()) {
        named.add(
            (references.getString(1) + "." + references.getString(2)).toLowerCase(Locale.ROOT));
      }
    }
    // The person again, which says no more than the column beside it.
    named.remove("data_correction.waitsfor");
    assertTrue(named.size() > 40, named::toString);
    named.removeAll(told);
    assertEquals(Set.of(), named);
  }

  private static Set<String> columns(Kept kept) {
    var columns = new TreeSet<String>();
    var table = kept.table().toLowerCase(Locale.ROOT);
    var where = kept.where().toLowerCase(Locale.ROOT);
    for (var word : where.split("[^a-z_.]+")) {
      if (word.startsWith("t.")) {
        columns.add(table + word.substring(1));
      }
    }
    if (kept.joins().contains("t.manager_id")) {
      columns.add("person.manager_id");
    }
    return columns;
  }

  @Test
  void everyKindCanBeRead() {
    var me = nora();
    for (var counted : service.overview(me, me.id())) {
      var rows = service.rows(me, me.id(), counted.kept().name(), 0, 10);
      assertEquals(Math.min(10, counted.count()), rows.size(), counted.kept().name());
      rows.forEach(row -> assertEquals(counted.kept().labels().size(), row.size()));
    }
  }

  @Test
  void everybodyIsToldWhatHeIsAndWhatHeSaid() {
    speaks("Clean it, and heat it slowly.");
    tokens.make(nora(), "editor", AccessToken.Scope.READ, AccessTokenService.Lifetime.QUARTER);
    assertEquals("nora@example.com", told(nora(), "person", "email"));
    assertEquals("elif", told(nora(), "manager", "userName"));
    assertEquals("Clean it, and heat it slowly.", told(nora(), "posts", "body"));
    assertEquals(1, rows(nora(), "memberships").size());
    assertEquals("editor", told(nora(), "access-tokens", "name"));
    assertTrue(rows(nora(), "posts").getFirst().stream().noneMatch(Timestamp.class::isInstance));
  }

  @Test
  void nobodyReadsWhatIsKeptAboutAnother() {
    var nora = nora().id();
    for (var other :
        List.of(
            cast.actor("ben"),
            Actor.server(),
            officer(),
            new Actor(cast.actor("ben").id(), true))) {
      assertThrows(DeniedException.class, () -> service.overview(other, nora));
      assertThrows(DeniedException.class, () -> service.count(other, nora, "posts"));
    }
    leaves(1);
    assertThrows(DeniedException.class, () -> service.overview(cast.actor("ben"), nora));
    assertThrows(DeniedException.class, () -> service.overview(Actor.server(), nora));
    assertEquals(nora, service.leaver(officer(), "nora" + mark));
    assertFalse(service.overview(officer(), nora).isEmpty());
    var read = audit.latest(officer(), 0, 1).getFirst();
    // By number: the line stays when he is erased.
    assertEquals("data-read " + nora, read.action() + " " + read.subject());
  }

  @Test
  void whoLeftIsErasedWhenTheTimeHasComeAndNotBefore() {
    var post = speaks("Clean it, and heat it slowly.");
    tokens.make(nora(), "editor", AccessToken.Scope.READ, AccessTokenService.Lifetime.QUARTER);
    var id = leaves(PERIOD - 1);
    calendar.turn();
    assertEquals("Nora Berg", person(id).name());
    assertEquals(1, count(id, "access-tokens"));
    leftDaysAgo(id, PERIOD + 1);
    calendar.turn();
    var former = person(id);
    assertTrue(former.isErased());
    assertEquals("", former.name());
    for (var gone :
        new String[] {former.email(), former.title(), former.department(), former.city()}) {
      assertEquals(null, gone);
    }
    assertTrue(former.directoryId().isEmpty() && former.directory().isEmpty());
    assertFalse(former.userName().contains("nora"));
    assertThrows(NotFoundException.class, () -> people.requireByUserName("nora" + mark));
    assertEquals("", author(post).name());
    assertEquals(
        "Clean it, and heat it slowly.", conversations.read(cast.actor("ben"), post).body());
    for (var gone : List.of("access-tokens", "memberships", "differences")) {
      assertEquals(0, count(id, gone), gone);
    }
    var told =
        jobs.latest(new Actor(null, true)).stream()
            .filter(job -> job.id().equals("privacy"))
            .toList();
    assertEquals(Job.State.DONE, told.getFirst().progress().state());
  }

  @Test
  void whoWishesItKeepsHisNameWithWhatHeWrote() {
    var post = speaks("Clean it, and heat it slowly.");
    service.wishToKeepName(nora(), true);
    var id = leaves(PERIOD + 1);
    calendar.turn();
    assertEquals("Nora Berg", author(post).name());
    assertEquals(null, person(id).email());
    assertFalse(Person.leadsToPage(person(id).userName()));
  }

  @Test
  void whoComesBackInTimeIsWhoHeWas() {
    var post = speaks("Clean it, and heat it slowly.");
    var id = leaves(PERIOD - 1);
    comes("nora");
    assertEquals(id, nora().id());
    assertTrue(person(id).leftAt().isEmpty());
    set(LEAVERS, 1);
    calendar.turn();
    assertEquals("Nora Berg", author(post).name());
  }

  @Test
  void whoComesBackTooLateIsSomebodyNew() {
    var post = speaks("Clean it, and heat it slowly.");
    var id = leaves(PERIOD + 1);
    calendar.turn();
    comes("nora");
    assertFalse(id.equals(nora().id()));
    assertEquals("", author(post).name());
    assertEquals(0, count(nora().id(), "posts"));
  }

  @Test
  void shorterPeriodThatErasesPeopleIsSetOnlyByWhoWasToldHowMany() {
    var id = leaves(9);
    long told = assertThrows(BrakeException.class, () -> shorten(0)).people();
    assertThrows(BrakeException.class, () -> shorten(told - 1));
    calendar.turn();
    assertFalse(person(id).isErased());
    // Who is not erased within a day may come back by then.
    leftDaysAgo(id, 8);
    if (told == 1) {
      shorten(0);
    } else {
      assertEquals(told - 1, assertThrows(BrakeException.class, () -> shorten(0)).people());
      shorten(told - 1);
    }
    calendar.turn();
    assertFalse(person(id).isErased());
    leftDaysAgo(id, 11);
    calendar.turn();
    assertTrue(person(id).isErased());
    // A longer one erases nobody.
    settings.set(officer(), LEAVERS, PERIOD, 0);
  }

  private void shorten(long told) {
    settings.set(officer(), LEAVERS, 10, told);
  }

  @Test
  void linksThatLedToWhoIsErasedLeadNowhere() {
    var community = cast.openCommunity();
    var name = "nora" + mark;
    var question = cast.question(community, "ben", "Who welds?", "Perhaps @" + name + " knows.");
    var opening = cast.now(() -> said.asWritten(said.require(question), 1).getFirst().id());
    assertTrue(html(opening).contains("person/show"), html(opening));
    leaves(PERIOD + 1);
    calendar.turn();
    assertFalse(html(opening).contains("person/show"), html(opening));
    assertFalse(html(opening).contains("Nora"), html(opening));
    assertEquals(
        "Perhaps @" + name + " knows.", conversations.read(cast.actor("ben"), opening).body());
  }

  private String html(PostId post) {
    return cast.now(() -> conversations.read(cast.actor("ben"), post).html());
  }

  @Test
  void whoAsksForItIsErasedBeforeTheTime() {
    var id = nora().id();
    assertThrows(NotFoundException.class, () -> service.erase(officer(), id));
    leaves(1);
    assertThrows(DeniedException.class, () -> service.erase(cast.actor("ben"), id));
    assertThrows(DeniedException.class, () -> service.erase(Actor.server(), id));
    assertTrue(
        service.leavers(officer(), 0, 1_000).stream()
            .anyMatch(one -> one.person().id().equals(id)));
    service.erase(officer(), id);
    assertTrue(person(id).isErased());
    assertThrows(NotFoundException.class, () -> service.erase(officer(), id));
    assertEquals("person-erased", audit.latest(officer(), 0, 1).getFirst().action());
  }

  @Test
  void newcomerWhoLeftComesInNoMoreAndIsErasedToo() {
    var id = nora().id();
    assertThrows(NotFoundException.class, () -> service.leave(officer(), id));
    // As the sign-in makes one.
    put(
        "update person set leftAt = ?, directoryId = null, directory = 'sign-in' where id = ?",
        0,
        id);
    assertTrue(service.newcomers(officer()).stream().anyMatch(one -> one.id().equals(id)));
    assertThrows(DeniedException.class, () -> service.leave(cast.actor("ben"), id));
    service.leave(officer(), id);
    assertFalse(person(id).isActive());
    assertThrows(NotFoundException.class, () -> service.leave(officer(), id));
    assertEquals("newcomer-left", audit.latest(officer(), 0, 1).getFirst().action());
    leftDaysAgo(id, PERIOD + 1);
    calendar.turn();
    assertTrue(person(id).isErased());
  }

  @Test
  void whatIsWrongIsAnsweredOnce() {
    service.ask(nora(), "I am no welder any more.");
    assertThrows(BusinessException.class, () -> service.ask(nora(), "Once more."));
    assertThrows(DeniedException.class, () -> service.waiting(nora()));
    var asked =
        service.waiting(officer()).stream()
            .filter(one -> one.person().id().equals(nora().id()))
            .findFirst()
            .orElseThrow();
    assertThrows(DeniedException.class, () -> service.answer(nora(), asked.id(), true, "Yes."));
    service.answer(officer(), asked.id(), true, "Your title is corrected.");
    assertThrows(
        BusinessException.class,
        () -> service.answer(officer(), asked.id(), false, "It is right."));
    var answered = cast.now(() -> service.correction(nora())).orElseThrow();
    assertEquals(DataCorrection.State.CORRECTED, answered.state());
    assertEquals("Your title is corrected.", answered.answer());
    service.ask(nora(), "And my city.");
    assertEquals(2, rows(nora(), "data-corrections").size());
  }

  @Test
  void ofTwoThingsSaidAtOnceOneWaitsAndTheOtherIsRefused() throws Exception {
    var actor = nora();
    var turns =
        Stream.of("My title.", "My city.", "My title.", "My city.")
            .map(text -> asking(actor, text))
            .toList();
    int refused = 0;
    for (var turn : executor.invokeAll(turns)) {
      try {
        turn.get();
      } catch (ExecutionException e) {
        assertEquals(BusinessException.class, e.getCause().getClass(), e.toString());
        refused++;
      }
    }
    // The same said twice is said.
    assertEquals(2, refused);
    assertEquals(1, rows(actor, "data-corrections").size());
  }

  private Callable<Void> asking(Actor actor, String text) {
    return () -> {
      service.ask(actor, text);
      return null;
    };
  }

  @Test
  void whenAProgramReadIsForgottenAfterThirtyDays() {
    tokens.make(nora(), "editor", AccessToken.Scope.READ, AccessTokenService.Lifetime.QUARTER);
    used(29);
    calendar.turn();
    assertTrue(told(nora(), "access-tokens", "usedAt") != null);
    used(31);
    calendar.turn();
    assertEquals(null, told(nora(), "access-tokens", "usedAt"));
    assertThrows(BusinessException.class, () -> set("privacy.reading", 31));
  }

  private void used(int daysAgo) {
    put("update access_token set usedAt = ? where person_id = ?", daysAgo, nora().id());
  }

  @Test
  void whatIsSetIsSaidByWhom() {
    assertThrows(DeniedException.class, () -> settings.set(nora(), LEAVERS, 10, ALL));
    assertThrows(DeniedException.class, () -> settings.list(nora(), "privacy"));
    assertThrows(BusinessException.class, () -> set(LEAVERS, 0));
    assertThrows(NotFoundException.class, () -> set("privacy.nothing", 1));
    set(LEAVERS, 10);
    var set =
        settings.list(officer(), "privacy").stream()
            .filter(one -> one.setting().name().equals("privacy.leavers"))
            .findFirst()
            .orElseThrow();
    assertEquals(10, set.amount());
    assertEquals("ada", set.setBy().userName());
    var line = audit.latest(officer(), 0, 1).getFirst();
    assertEquals("set privacy.leavers: 180 → 10", line.action() + " " + line.subject());
    long lines = audit.count(officer());
    set(LEAVERS, 10);
    assertEquals(lines, audit.count(officer()));
  }
}
