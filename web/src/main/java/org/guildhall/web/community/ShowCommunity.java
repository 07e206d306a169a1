package org.guildhall.web.community;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityPolicy;
import org.guildhall.community.CommunityService;
import org.guildhall.community.Founders;
import org.guildhall.community.MemberCount;
import org.guildhall.community.Membership;
import org.guildhall.community.Role;
import org.guildhall.conversation.ConversationSummary;
import org.guildhall.conversation.Conversations;
import org.guildhall.knowledge.CardSummary;
import org.guildhall.knowledge.Cards;
import org.guildhall.people.Person;
import org.guildhall.platform.Decision;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;

/** A community, who belongs to it, and what is talked about there. */
@Named
@RequestScoped
public class ShowCommunity {
  private static final int PAGE = 20;
  private static final int MOST_WAITING = 5;
  private static final int MOST_CARDS = 3;
  private static final int MOST_MEMBERS = 100;

  @Inject private Visitor visitor;
  @Inject private Communities communities;
  @Inject private CommunityService service;
  @Inject private CommunityPolicy policy;
  @Inject private Conversations conversations;
  @Inject private Cards cards;

  @Inject @Param private String slug;

  @Inject
  @Param(name = "below")
  private String wishedPlace;

  private Community community;
  private List<Membership> members;
  private MemberCount count;
  private boolean member;
  private boolean leader;
  private boolean readable;
  private Decision joining;
  private Decision talking;
  private Founders founders;
  private boolean newest;
  private Below older;
  private List<ConversationSummary> waiting = List.of();
  private List<ConversationSummary> latest = List.of();
  private List<CardSummary> captured = List.of();

  @PostConstruct
  void load() {
    if (slug == null) {
      throw new NotFoundException("community", "without name");
    }
    var person = visitor.require();
    community = communities.requireBySlug(slug);
    members = communities.members(community, MOST_MEMBERS);
    boolean all = members.size() < MOST_MEMBERS;
    // Where all members are here already, nothing more is asked of the database.
    count = all ? counted() : communities.countMembers(community);
    var own =
        all
            ? members.stream().filter(one -> one.person().id().equals(person.id())).findFirst()
            : communities.membership(community, person);
    member = own.isPresent();
    leader = own.filter(one -> one.role() == Role.LEADER).isPresent();
    readable = member || policy.mayRead(person, community).isAllowed();
    joining = member ? null : policy.mayJoin(person, community);
    talking = member ? policy.mayTalk(community) : null;
    if (community.isForming()) {
      founders = service.founders(community);
    } else if (readable) {
      loadConversations(Below.parse(wishedPlace));
    }
  }

  private MemberCount counted() {
    long departments =
        members.stream()
            .map(one -> one.person().department())
            .filter(Objects::nonNull)
            .distinct()
            .count();
    return new MemberCount(members.size(), departments);
  }

  private void loadConversations(Optional<Below> place) {
    newest = place.isEmpty();
    if (newest) {
      waiting = conversations.waiting(community, MOST_WAITING);
      captured = cards.latest(community, MOST_CARDS);
    }
    // One more tells whether there are more.
    latest =
        place
            .map(
                below ->
                    conversations.latestAfter(community, below.activeAt(), below.id(), PAGE + 1))
            .orElseGet(() -> conversations.latest(community, PAGE + 1));
    if (latest.size() > PAGE) {
      latest = latest.subList(0, PAGE);
      older = Below.of(latest.getLast());
    }
  }

  public String join() {
    service.join(visitor.actor(), community.id());
    return again();
  }

  public String leave() {
    service.leave(visitor.actor(), community.id());
    return again();
  }

  private String again() {
    return "/community/show?faces-redirect=true&slug=" + slug;
  }

  public Founders getFounders() {
    return founders;
  }

  public List<Person> getCaretakers() {
    return members.stream().filter(Membership::isFounding).map(Membership::person).toList();
  }

  /** The places that founders have yet to take, by their numbers. */
  public List<Integer> getFreeSeats() {
    return IntStream.rangeClosed(1, founders.peopleMissing())
        .mapToObj(seat -> founders.people() + seat)
        .toList();
  }

  public MemberCount getCount() {
    return count;
  }

  /** How many others belong, besides the reader if he does. */
  public long getOthers() {
    return count.people() - (member ? 1 : 0);
  }

  /** How many members there are besides those that are shown. */
  public long getUnseen() {
    return count.people() - members.size();
  }

  public String getSlug() {
    return slug;
  }

  /** Where it went on; null unless its members chose that. */
  public Community getMergedInto() {
    return community.mergedInto().orElse(null);
  }

  public Community getCommunity() {
    return community;
  }

  /** The first of them. */
  public List<Person> getMembers() {
    return members.stream().map(Membership::person).toList();
  }

  public boolean isMember() {
    return member;
  }

  public boolean isLeader() {
    return leader;
  }

  public boolean isReadable() {
    return readable;
  }

  public Decision getJoining() {
    return joining;
  }

  public Decision getTalking() {
    return talking;
  }

  /** Whether the list begins with what is newest. */
  public boolean isNewest() {
    return newest;
  }

  /** Where older ones begin; null where there are none. */
  public Below getOlder() {
    return older;
  }

  public List<ConversationSummary> getWaiting() {
    return waiting;
  }

  /** The cards captured last. */
  public List<CardSummary> getCaptured() {
    return captured;
  }

  public List<ConversationSummary> getLatest() {
    return latest;
  }
}
