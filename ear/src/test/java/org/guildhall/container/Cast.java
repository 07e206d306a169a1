package org.guildhall.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.guildhall.community.Appointments;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityService;
import org.guildhall.community.Facet;
import org.guildhall.community.Foundation;
import org.guildhall.conversation.ConversationId;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Kind;
import org.guildhall.conversation.Opening;
import org.guildhall.directory.CsvDirectory;
import org.guildhall.directory.DirectoryService;
import org.guildhall.people.Actor;
import org.guildhall.people.People;

/**
 * The people that tests play with, the same everywhere: Ada, Ben and Cleo of one department, Dmitri
 * and Elif of another, Farid outside of every community. Each test makes a community of its own.
 */
@ApplicationScoped
public class Cast {
  private static final String DIRECTORY =
      """
      employee_id,given_name,family_name,user_name,email,title,manager_id,department,city,country
      T1,Ada,Moretti,ada,ada@example.com,Software Engineer,T5,Platform,Turin,IT
      T2,Ben,Okafor,ben,ben@example.com,Release Engineer,T5,Platform,Cork,IE
      T3,Cleo,Rossi,cleo,cleo@example.com,Test Engineer,T5,Platform,Turin,IT
      T4,Dmitri,Orlov,dmitri,dmitri@example.com,Software Engineer,T5,Freight,Tallinn,EE
      T5,Elif,Kaya,elif,elif@example.com,Head of Freight,,Freight,Tallinn,EE
      T6,Farid,Aziz,farid,farid@example.com,Administrator,T5,Platform,Turin,IT
      """;

  public static final List<String> FOUNDERS = List.of("ada", "ben", "cleo", "dmitri", "elif");

  private static final int TEAMS = 5;

  @Inject private People people;
  @Inject private DirectoryService directory;
  @Inject private Communities communities;
  @Inject private CommunityService communityService;
  @Inject private Appointments appointments;
  @Inject private ConversationService conversationService;

  /** Everyone is there; asking again changes nothing. */
  public void enters() {
    directory.bringIn(
        Actor.server(),
        new CsvDirectory(
            new ByteArrayInputStream(DIRECTORY.getBytes(StandardCharsets.UTF_8)), false));
  }

  /**
   * A firm of five teams below one boss, for what depends on who is close to whom: bo1 to bo5 below
   * top, and pa1, pb1 and pc1 below bo1, and so on; all with that mark behind their names.
   */
  public void teamsEnter(String mark) {
    var rows = new ArrayList<String>();
    rows.add(row("top", "", mark));
    for (int team = 1; team <= TEAMS; team++) {
      rows.add(row("bo" + team, "top", mark));
      for (var one : List.of("pa", "pb", "pc")) {
        rows.add(row(one + team, "bo" + team, mark));
      }
    }
    var file = DIRECTORY.lines().findFirst().orElseThrow() + "\n" + String.join("\n", rows);
    directory.bringIn(
        Actor.server(),
        new CsvDirectory(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), false));
  }

  private static String row(String name, String boss, String mark) {
    var above = boss.isEmpty() ? "" : boss + mark;
    var department = "Team " + name.charAt(name.length() - 1);
    return String.join(
        ",", name + mark, name, "Team", name + mark, "", "", above, department, "Turin", "IT");
  }

  /** One of each team. */
  public static String[] founders(String mark) {
    return IntStream.rangeClosed(1, TEAMS).mapToObj(i -> "pa" + i + mark).toArray(String[]::new);
  }

  /** A community of one of each team. */
  @Transactional
  public Community communityOfTeams(String mark) {
    return founded(foundation(null), List.of(founders(mark)));
  }

  /** Makes a member lead a community, without an election. */
  @Transactional
  public void lead(Community community, String userName) {
    appointments.appoint(
        communities.require(community.id()),
        people.requireByUserName(userName),
        Instant.parse("2099-01-01T00:00:00Z"));
  }

  /**
   * Reads what the database says now. A test's own reading, outside of a transaction, would see
   * again the entities that it has seen before.
   */
  @Transactional
  public <T> T now(Supplier<T> reading) {
    return reading.get();
  }

  public Actor actor(String userName) {
    return Actor.of(people.requireByUserName(userName).id());
  }

  /** A foundation that nobody has used yet. */
  public Foundation foundation(String closedReason) {
    var value = "weaving " + UUID.randomUUID();
    return new Foundation(Facet.TOPIC, value, value, "What we learn about it.", closedReason);
  }

  /** A community of its own with five founders from two departments: open. */
  @Transactional
  public Community openCommunity() {
    return founded(foundation(null), FOUNDERS);
  }

  private Community founded(Foundation foundation, List<String> founders) {
    var slug = communityService.found(actor(founders.getFirst()), foundation);
    var id = communities.requireBySlug(slug).id();
    founders.stream().skip(1).forEach(name -> communityService.join(actor(name), id));
    return communities.requireBySlug(slug);
  }

  /** The same, closed: the founders were asked in. */
  @Transactional
  public Community closedCommunity() {
    return closedCommunity(FOUNDERS.toArray(String[]::new));
  }

  /** A closed community of these. */
  @Transactional
  public Community closedCommunity(String... founders) {
    var founder = actor(founders[0]);
    var slug = communityService.found(founder, foundation("Customers are named."));
    var id = communities.requireBySlug(slug).id();
    for (var name : List.of(founders).subList(1, founders.length)) {
      communityService.invite(founder, id, name);
      communityService.join(actor(name), id);
    }
    return communities.requireBySlug(slug);
  }

  public ConversationId question(Community community, String asker, String title, String body) {
    return conversationService.open(
        actor(asker),
        community.id(),
        new Opening(Kind.QUESTION, title, body, List.of(), UUID.randomUUID().toString()));
  }
}
