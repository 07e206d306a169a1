package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.guildhall.container.Poll.Electorate;
import org.guildhall.leadership.Election;
import org.guildhall.leadership.ElectionService;
import org.guildhall.leadership.Ranking;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Plays an election with 200 voters and then reads everything at rest as a thief of the disk would:
 * nothing there links a voter to a ballot.
 */
@Tag("data")
@ExtendWith(ArquillianExtension.class)
class SecrecyIT {
  private static final int VOTERS = 200;
  private static final int CANDIDATES = 4;
  private static final int FOUNDERS = 5;
  private static final int KEY_PLACE = 48;
  private static final long A_MINUTE = 60;

  /** Up to here a correlation of that many pairs by chance goes in all but one of 10,000 tests. */
  private static final double BY_CHANCE = 3.9 / Math.sqrt(VOTERS - 1.0);

  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(SecrecyIT.class);
  }

  @Inject private Cast cast;
  @Inject private Poll poll;
  @Inject private ElectionService service;

  @Resource(lookup = "jdbc/guildhall")
  private DataSource database;

  @Resource private ManagedExecutorService executor;
  @Resource private TransactionSynchronizationRegistry transaction;

  /** Fixed, so that a failure can be seen again. */
  private final Random random = new Random(9474);

  private final Instant start =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1));
  private final Map<String, String> codes = new HashMap<>();
  private final Set<String> keysOfTheBox = new TreeSet<>();

  private Path data;
  private Electorate voters;
  private Election election;

  /**
   * A database may show what is committed before that is on the disk. Were the next ballot taken
   * then, it would overwrite the key under which the box lies there: a crash would lose the box.
   */
  @Test
  void nextBallotWaitsUntilTheOneBeforeIsKept() throws Exception {
    cast.enters();
    voters = poll.electorate(FOUNDERS, start);
    election = poll.running(voters.community());
    poll.stand(election, voters.name(0), start.plus(Duration.ofDays(1)));
    poll.turn(start.plus(Duration.ofDays(7)));
    election = poll.now(election.id());
    var voting = start.plus(Duration.ofDays(7));
    var first = poll.credential(election, voters.name(0), voting);
    var second = poll.credential(election, voters.name(1), voting);
    var next = new AtomicReference<Future<?>>();
    var early = new AtomicBoolean();
    cast.now(
        () -> {
          transaction.registerInterposedSynchronization(
              new Synchronization() {
                @Override
                public void beforeCompletion() {
                  // The ballot is in, and not committed.
                }

                @Override
                public void afterCompletion(int status) {
                  next.set(
                      executor.submit(() -> poll.cast(election, second, voting, voters.name(0))));
                  early.set(isDone(next.get()));
                }
              });
          return poll.cast(election, first, voting, voters.name(0));
        });
    next.get().get(A_MINUTE, TimeUnit.SECONDS);
    assertFalse(early.get(), "the next ballot was taken before the one before was kept");
  }

  private static boolean isDone(Future<?> ballot) {
    try {
      ballot.get(2, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void nothingAtRestLinksAVoterToABallot() throws IOException, SQLException {
    cast.enters();
    data = Path.of(System.getProperty("guildhall.data"));
    voters = poll.electorate(VOTERS, start);
    election = poll.running(voters.community());
    for (int i = 0; i < CANDIDATES; i++) {
      poll.stand(election, voters.name(i), start.plus(Duration.ofDays(1)));
    }
    poll.turn(start.plus(Duration.ofDays(7)));
    election = poll.now(election.id());

    var begun = Instant.now();
    var order = new ArrayList<>(voters.names());
    Collections.shuffle(order, random);
    var rankings = new ArrayList<String>();
    for (var name : order.subList(0, VOTERS / 2)) {
      rankings.add(vote(name));
    }
    var backup = content(data);
    for (var name : order.subList(VOTERS / 2, VOTERS)) {
      rankings.add(vote(name));
    }
    var atRest = content(data);

    theBoxIsSealed(backup, rankings);
    theBoxIsSealed(atRest, rankings);
    assertEquals(VOTERS, keysOfTheBox.size(), "a key was used twice");
    assertEquals(1, keysIn(atRest), "keys that open a box of which only the last may");
    for (var file : writtenElsewhere(begun)) {
      var content = read(file);
      theBoxIsSealed(content, rankings);
      assertEquals(0, keysIn(content), file::toString);
    }
    theRollTellsNoTimeAndNoOrder(order);
    assertFalse(record().containsKey("box"), "a record shows a box that is open");

    poll.turn(start.plus(Duration.ofDays(12)));
    theListsTellNoOrder(order, rankings);
    assertFalse(Files.exists(keyFile()), "the keys outlive the voting");
  }

  /** What PostgreSQL wrote into its own folder meanwhile, its log too; H2 lies among the data. */
  private List<Path> writtenElsewhere(Instant since) throws IOException, SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      if (isH2(connection)) {
        return List.of();
      }
      statement.execute("checkpoint");
      try (var rows = statement.executeQuery("show data_directory")) {
        rows.next();
        try (var files = Files.walk(Path.of(rows.getString(1)))) {
          return files
              .filter(file -> file.toFile().isFile())
              .filter(file -> file.toFile().lastModified() >= since.toEpochMilli())
              .toList();
        }
      }
    }
  }

  private static boolean isH2(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("H2");
  }

  /** Votes at random; gives back the ranking as the box would write it. */
  private String vote(String name) throws IOException {
    var candidates = new ArrayList<>(voters.names().subList(0, CANDIDATES));
    Collections.shuffle(candidates, random);
    // Nobody wants to reopen nominations: else the voting might go on.
    candidates.add(Ranking.RON);
    var slip = poll.credential(election, name, start.plus(Duration.ofDays(8)));
    var groups = candidates.toArray(String[]::new);
    codes.put(name, poll.cast(election, slip, start.plus(Duration.ofDays(8)), groups));
    var places = Files.readAllBytes(keyFile());
    var inUse =
        IntStream.of(0, 1)
            .mapToObj(
                place -> Arrays.copyOfRange(places, place * KEY_PLACE, (place + 1) * KEY_PLACE))
            .map(HexFormat.of()::formatHex)
            .filter(place -> !place.equals("00".repeat(KEY_PLACE)))
            .toList();
    assertEquals(1, inUse.size(), "a key of the box before is still there");
    keysOfTheBox.add(inUse.getFirst().substring(32));
    return String.join(">", groups);
  }

  private Path keyFile() {
    return data.resolve("elections").resolve(election.id() + ".keys");
  }

  /** Neither a tracking code nor a ranking stands anywhere in the open. */
  private void theBoxIsSealed(String content, List<String> rankings) {
    for (var code : codes.values()) {
      assertFalse(content.contains(code), "a tracking code lies in the open");
    }
    for (var ranking : rankings) {
      assertFalse(content.contains(ranking), "a ranking lies in the open");
    }
  }

  /** So whatever a database or its log keeps of the box as it was before is noise. */
  private long keysIn(String content) {
    return keysOfTheBox.stream()
        .map(key -> new String(HexFormat.of().parseHex(key), StandardCharsets.ISO_8859_1))
        .filter(content::contains)
        .count();
  }

  /**
   * All columns that there are. H2 also numbers rows without showing it; PostgreSQL writes a row
   * anew whenever it changes, so there they lie as credentials were asked for, which links nobody
   * to a ballot: the box tells no order.
   */
  private void theRollTellsNoTimeAndNoOrder(List<String> order) throws SQLException {
    assertEquals(Set.of("electionid", "personid", "warden", "blindedhash"), columns("roll_entry"));
    assertEquals(Set.of("electionid", "content"), columns("sealed_box"));
    try (var connection = database.getConnection()) {
      if (isH2(connection)) {
        var byPlace = rollAsItLies(connection);
        assertEquals(Set.copyOf(order), Set.copyOf(byPlace));
        var places = order.stream().mapToInt(byPlace::indexOf).toArray();
        assertTrue(Math.abs(correlation(places)) < BY_CHANCE, "the roll lies as people voted");
      }
    }
  }

  private List<String> rollAsItLies(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (var query =
        connection.prepareStatement(
            "select p.userName from roll_entry r join person p on p.id = r.personId where"
                + " r.electionId = ? order by r._rowid_")) {
      query.setLong(1, election.id().value());
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }

  private Set<String> columns(String table) throws SQLException {
    var columns = new TreeSet<String>();
    try (var connection = database.getConnection()) {
      var all = connection.getMetaData();
      var name = all.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
      try (var found = all.getColumns(null, null, name, null)) {
        while (found.next()) {
          columns.add(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
        }
      }
    }
    return columns;
  }

  /** The closed box: codes in their own order, and ballots in theirs. */
  private void theListsTellNoOrder(List<String> order, List<String> rankings) {
    var box = record().getJsonObject("box");
    var listed = box.getJsonArray("codes").getValuesAs(JsonString::getString);
    assertEquals(codes.values().stream().sorted().toList(), listed);
    var places = order.stream().mapToInt(name -> listed.indexOf(codes.get(name))).toArray();
    assertTrue(Math.abs(correlation(places)) < BY_CHANCE, "codes lie in the order of casting");
    assertEquals(
        rankings.stream().distinct().count(), box.getJsonArray("ballots").size(), "ballots");
    assertFalse(
        Stream.concat(voters.names().stream(), codes.values().stream())
            .skip(CANDIDATES)
            .anyMatch(box.getJsonArray("ballots").toString()::contains),
        "a ballot names a voter or a code");
  }

  /** Of the order of casting with these places, by Pearson: from -1 to 1. */
  private static double correlation(int[] places) {
    double mean = (places.length - 1) / 2.0;
    double together = 0;
    double alone = 0;
    for (int i = 0; i < places.length; i++) {
      together += (i - mean) * (places[i] - mean);
      alone += (i - mean) * (i - mean);
    }
    return together / alone;
  }

  private JsonObject record() {
    return service.record(cast.actor(voters.name(0)), election.id());
  }

  /** Every byte of every file: database, transaction logs, keys, index. */
  private static String content(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      var all = new StringBuilder();
      files.filter(Files::isRegularFile).map(SecrecyIT::read).forEach(all::append);
      return all.toString();
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
