package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.util.List;
import org.guildhall.community.CommunityService;
import org.guildhall.moderation.code.CodeChange;
import org.guildhall.moderation.code.Severity;
import org.guildhall.people.Actor;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/** The code of conduct, which members change by their votes. */
class CodeIT extends Moderated {
  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(CodeIT.class, Moderated.class);
  }

  @Inject private CommunityService communityService;

  private static CodeChange change(String text) {
    return new CodeChange(Severity.ORDINARY, text, "en");
  }

  private List<String> texts() {
    return cast.now(
        () ->
            codes.read(actor("pa1"), community.slug()).clauses().stream()
                .map(one -> one.text("en"))
                .toList());
  }

  @Test
  void communityBeginsWithTheTemplateAndMembersChangeIt() {
    var before = texts();
    assertEquals(9, before.size());
    var id = codes.propose(actor("pa1"), community.id(), null, change("Nobody whistles."), "Ears.");
    codes.vote(actor("pa2"), id, true);
    codes.vote(actor("pa4"), id, false);
    turn(DAY.multipliedBy(6));
    assertEquals(before, texts());
    turn(DAY.multipliedBy(8));
    assertEquals("Nobody whistles.", texts().getLast());
    assertEquals(10, texts().size());
    assertEquals(2, cast.now(() -> codes.read(actor("pa1"), community.slug()).number()));
  }

  @Test
  void proposalWithoutEnoughVotesOrAMajorityChangesNothing() {
    var before = texts();
    codes.propose(actor("pa1"), community.id(), null, change("Nobody whistles."), "Ears.");
    turn(DAY.multipliedBy(8));
    assertEquals(before, texts());
    var id = codes.propose(actor("pa1"), community.id(), null, change("Nobody hums."), "Ears.");
    codes.vote(actor("pa2"), id, false);
    codes.vote(actor("pa4"), id, true);
    codes.vote(actor("pa5"), id, false);
    turn(DAY.multipliedBy(8));
    assertEquals(before, texts());
  }

  @Test
  void clauseIsDroppedOrChangedAndOldDecisionsKeepTheirs() {
    var act = collapsed();
    var old = act.clause().id();
    var id = codes.propose(actor("pa1"), community.id(), old, null, "We need it not.");
    codes.vote(actor("pa2"), id, true);
    codes.vote(actor("pa4"), id, true);
    turn(DAY.multipliedBy(8));
    assertEquals(8, texts().size());
    assertEquals(old, act().clause().id());
    assertRefused(
        "code.clause.gone", () -> codes.propose(actor("pa1"), community.id(), old, null, "Again."));
  }

  @Test
  void onlyMembersDecideAboutTheCodeAndOneChangeAtATime() {
    assertRefused(
        "community.denied.not-member",
        () ->
            codes.propose(
                cast.actor("farid"), community.id(), null, change("Nobody whistles."), "Ears."));
    var id = codes.propose(actor("pa1"), community.id(), null, change("Nobody whistles."), "Ears.");
    assertRefused(
        "code.proposal.open",
        () -> codes.propose(actor("pa2"), community.id(), null, change("Nor sings."), "Ears."));
    assertRefused("community.denied.not-member", () -> codes.vote(cast.actor("farid"), id, true));
    assertRefused(
        "community.denied.not-member",
        () -> codes.vote(new Actor(cast.actor("farid").id(), true), id, true));
  }

  @Test
  void whoJoinsWhileMembersVoteHasNoVoteYet() {
    var id = codes.propose(actor("pa1"), community.id(), null, change("Nobody whistles."), "Ears.");
    communityService.join(actor("pb1"), community.id());
    assertRefused("code.denied.new-member", () -> codes.vote(actor("pb1"), id, true));
  }
}
