package org.guildhall.container;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityService;
import org.guildhall.directory.CsvDirectory;
import org.guildhall.directory.DirectoryService;
import org.guildhall.leadership.Election;
import org.guildhall.leadership.ElectionCalendar;
import org.guildhall.leadership.ElectionId;
import org.guildhall.leadership.ElectionService;
import org.guildhall.leadership.Elections;
import org.guildhall.leadership.Platform;
import org.guildhall.leadership.Ranking;
import org.guildhall.leadership.credential.BlindSignatures;
import org.guildhall.leadership.credential.VerificationKey;
import org.guildhall.people.Actor;
import org.guildhall.platform.HouseClock;

/** What voters and time do in the tests of elections: by the very steps of a browser, in Java. */
@ApplicationScoped
public class Poll {
  private static final String HEADER =
      "employee_id,given_name,family_name,user_name,email,title,manager_id,department,city,country\n";

  @Inject private Cast cast;
  @Inject private DirectoryService directory;
  @Inject private Communities communities;
  @Inject private CommunityService communityService;

  @Resource(lookup = "jdbc/guildhall")
  private DataSource database;

  @Inject private Elections elections;
  @Inject private ElectionService service;
  @Inject private ElectionCalendar calendar;
  @Inject private HouseClock clock;

  private final SecureRandom random = new SecureRandom();

  /** What a voter's browser keeps: base64url. */
  public record Slip(String token, String signature) {}

  /** A community of people whom no other test knows; all report to a boss who is no member. */
  public record Electorate(Community community, List<String> names, String boss) {
    public String name(int i) {
      return names.get(i);
    }
  }

  /** Hires them and lets them found their community at that instant. */
  public Electorate electorate(int size, Instant foundedAt) {
    var mark = UUID.randomUUID().toString().substring(0, 8);
    var boss = "boss-" + mark;
    var names = IntStream.range(0, size).mapToObj(i -> "v" + i + "-" + mark).toList();
    var file = new StringBuilder(HEADER).append(row(boss, "", 0));
    for (int i = 0; i < size; i++) {
      file.append(row(names.get(i), boss, i));
    }
    bringIn(file.toString());
    var community =
        at(
            foundedAt,
            () -> {
              var slug =
                  communityService.found(cast.actor(names.getFirst()), cast.foundation(null));
              var id = communities.requireBySlug(slug).id();
              names.stream().skip(1).forEach(name -> communityService.join(cast.actor(name), id));
              return communities.requireBySlug(slug);
            });
    return new Electorate(community, names, boss);
  }

  /** Lets someone report to somebody else from now on, who is a boss by that. */
  public void reportsTo(Electorate of, String userName, String manager) {
    bringIn(
        HEADER + row(of.boss(), "", 0) + row(manager, of.boss(), 0) + row(userName, manager, 1));
  }

  /** Gives someone another title. */
  public void isCalled(Electorate of, String userName, String title) {
    bringIn(
        HEADER + row(of.boss(), "", 0) + row(userName, of.boss(), 0).replace("Engineer", title));
  }

  /** Lets someone leave the firm. */
  public void leavesTheFirm(String userName) {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement("update person set active = false where userName = ?")) {
      update.setString(1, userName);
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String row(String userName, String manager, int number) {
    var department = number % 2 == 0 ? "Platform" : "Freight";
    return String.join(
            ",",
            List.of(
                userName,
                "Vera",
                "Vogt",
                userName,
                userName + "@example.com",
                "Engineer",
                manager,
                department,
                "Turin",
                "IT"))
        + "\n";
  }

  private void bringIn(String file) {
    directory.bringIn(
        Actor.server(),
        new CsvDirectory(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), false));
  }

  /** Lets time act, and the reader read, as of then. */
  public <T> T at(Instant instant, Supplier<T> action) {
    var result = new AtomicReference<T>();
    clock.at(instant, () -> result.set(action.get()));
    return result.get();
  }

  /** Lets somebody do something then. */
  public void act(Instant instant, Runnable action) {
    clock.at(instant, action);
  }

  public void turn(Instant instant) {
    clock.at(instant, calendar::turn);
  }

  public Election running(Community community) {
    return cast.now(() -> elections.running(community).orElseThrow());
  }

  public Election now(ElectionId id) {
    return cast.now(() -> elections.require(id));
  }

  /** Writes something there first, since whoever stands has contributed. */
  public void stand(Election election, String userName, Instant instant) {
    clock.at(
        instant,
        () -> {
          cast.question(election.community(), userName, "What holds it together?", "The warp.");
          service.stand(cast.actor(userName), election.id(), platform(instant));
        });
  }

  public static Platform platform(Instant instant) {
    var due = instant.plus(Duration.ofDays(90)).atZone(ZoneOffset.UTC).toLocalDate();
    return new Platform(
        "I want us to answer within a day.",
        List.of(new Platform.Promised("A summary every month", due)));
  }

  /** Gets a credential as a browser does. */
  public Slip credential(Election election, String userName, Instant instant) {
    var signatures = BlindSignatures.ofElections(random);
    var key = VerificationKey.ofJson(election.publicKey().orElseThrow());
    var token = new byte[32];
    random.nextBytes(token);
    var prepared = signatures.prepare(token);
    var blinded = signatures.blind(key, prepared);
    var answer =
        at(
            instant,
            () ->
                service.credential(
                    cast.actor(userName), election.id(), base64url(blinded.message())));
    var signature =
        signatures.finish(key, prepared, Base64.getUrlDecoder().decode(answer), blinded.inverse());
    return new Slip(base64url(prepared), base64url(signature));
  }

  public String cast(Election election, Slip slip, Instant instant, String... groups) {
    return at(
        instant,
        () -> service.cast(election.id(), slip.token(), slip.signature(), ranking(groups)));
  }

  /** Asks for a credential and votes with it. */
  public Slip vote(Election election, String userName, Instant instant, String... groups) {
    var slip = credential(election, userName, instant);
    cast(election, slip, instant, groups);
    return slip;
  }

  /** Groups best first, the equal ones of a group joined by {@code =}. */
  public static Ranking ranking(String... groups) {
    return new Ranking(Arrays.stream(groups).map(group -> List.of(group.split("="))).toList());
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
