package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityPolicy;
import org.guildhall.community.CommunityService;
import org.guildhall.conversation.ConversationPolicy;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Conversations;
import org.guildhall.directory.DirectoryPolicy;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.platform.Decision;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who may do what, as tables: a person to a row, an action to a column, {@code y} where it is
 * allowed. Ada asked, Ben answered, Cleo is a member, Farid is not.
 */
@ExtendWith(ArquillianExtension.class)
class PolicyIT {
  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(PolicyIT.class);
  }

  @Inject private Cast cast;
  @Inject private People people;
  @Inject private Communities communities;
  @Inject private CommunityService communityService;
  @Inject private Conversations conversations;
  @Inject private ConversationService conversationService;
  @Inject private CommunityPolicy communityPolicy;
  @Inject private ConversationPolicy policy;
  @Inject private DirectoryPolicy directoryPolicy;

  @BeforeEach
  void castEnters() {
    cast.enters();
  }

  @Test
  void openCommunity() {
    assertTable(
        cast.openCommunity(),
        """
        read open reply edit accept solved join leave invite
        ada   y y y - y y - y -
        ben   y y y y - - - y -
        cleo  y y y - - y - y -
        farid y - - - - y y - -
        """);
  }

  @Test
  void closedCommunity() {
    assertTable(
        cast.closedCommunity(),
        """
        read open reply edit accept solved join leave invite
        ada   y y y - y y - y y
        ben   y y y y - - - y y
        cleo  y y y - - y - y y
        farid - - - - - - - - -
        """);
  }

  @Test
  void formingCommunityIsJoinedAndLeftAndNothingElse() {
    var slug = communityService.found(cast.actor("ada"), cast.foundation(null));
    var community = communities.requireBySlug(slug);
    for (var name : List.of("ada", "farid")) {
      boolean member = name.equals("ada");
      var person = people.requireByUserName(name);
      assertEquals(true, communityPolicy.mayRead(person, community).isAllowed(), name);
      assertEquals(false, communityPolicy.mayTalk(person, community).isAllowed(), name);
      assertEquals(!member, communityPolicy.mayJoin(person, community).isAllowed(), name);
      assertEquals(member, communityPolicy.mayLeave(person, community).isAllowed(), name);
    }
  }

  @Test
  void onlyAdministratorsBringAnythingIn() {
    for (var actor : List.of(cast.actor("ada"), cast.actor("farid"))) {
      assertEquals(false, directoryPolicy.mayLookAfter(actor).isAllowed());
      assertEquals(false, policy.mayBringIn(actor).isAllowed());
    }
    assertEquals(true, directoryPolicy.mayLookAfter(Actor.server()).isAllowed());
    assertEquals(true, policy.mayBringIn(Actor.server()).isAllowed());
  }

  private void assertTable(Community community, String table) {
    var id = cast.question(community, "ada", "Who may?", "Who may do what?");
    var reply =
        conversationService.reply(cast.actor("ben"), id, "This.", UUID.randomUUID().toString());
    var conversation = conversations.requireWhole(id);
    var post = conversations.require(reply);
    var rows =
        Stream.of("ada", "ben", "cleo", "farid")
            .map(
                name -> {
                  var person = people.requireByUserName(name);
                  return row(
                      name,
                      policy.mayRead(person, conversation),
                      policy.mayOpen(person, community),
                      policy.mayReply(person, conversation),
                      policy.mayEdit(person, post),
                      policy.mayAccept(person, post),
                      policy.maySaySolvedMine(person, post),
                      communityPolicy.mayJoin(person, community),
                      communityPolicy.mayLeave(person, community),
                      communityPolicy.mayInvite(person, community));
                });
    var heading = table.lines().limit(1);
    assertEquals(table, Stream.concat(heading, rows).collect(Collectors.joining("\n", "", "\n")));
  }

  private static String row(String name, Decision... decisions) {
    return (name + "     ").substring(0, 6)
        + Stream.of(decisions)
            .map(decision -> decision.isAllowed() ? "y" : "-")
            .collect(Collectors.joining(" "));
  }
}
