package org.guildhall.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityService;
import org.guildhall.community.Facet;
import org.guildhall.community.Foundation;
import org.guildhall.conversation.ConversationId;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Kind;
import org.guildhall.conversation.Opening;
import org.guildhall.people.Actor;
import org.guildhall.people.DirectoryService;
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

  @Inject private People people;
  @Inject private DirectoryService directory;
  @Inject private Communities communities;
  @Inject private CommunityService communityService;
  @Inject private ConversationService conversationService;

  /** Everyone is there; asking again changes nothing. */
  public void enters() {
    directory.bringIn(
        Actor.server(),
        new ByteArrayInputStream(DIRECTORY.getBytes(StandardCharsets.UTF_8)),
        false);
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
    var slug = communityService.found(actor(FOUNDERS.getFirst()), foundation(null));
    var id = communities.requireBySlug(slug).id();
    FOUNDERS.stream().skip(1).forEach(name -> communityService.join(actor(name), id));
    return communities.requireBySlug(slug);
  }

  /** The same, closed: the founders were asked in. */
  @Transactional
  public Community closedCommunity() {
    var founder = actor(FOUNDERS.getFirst());
    var slug = communityService.found(founder, foundation("Customers are named."));
    var id = communities.requireBySlug(slug).id();
    for (var name : FOUNDERS.subList(1, FOUNDERS.size())) {
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
