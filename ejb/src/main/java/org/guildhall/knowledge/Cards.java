package org.guildhall.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityId;
import org.guildhall.conversation.Conversation;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.PostId;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.platform.NotFoundException;

/** All cards. */
@ApplicationScoped
public class Cards {
  private static final String DOUBTS =
      "(select count(d) from Doubt d where d.card = c and d.settledAt is null)";

  private static final String SUMMARY =
      "select new org.guildhall.knowledge.CardSummary(c.id, p.id, c.question, c.appliesTo, k.slug,"
          + " k.name, o.userName, o.givenName, o.familyName, c.reviewedAt, c.reviewOn, "
          + DOUBTS
          + ", c.retiredAt) from Card c join c.capturedFrom p join p.conversation t join"
          + " t.community k join c.owner o ";

  private static final String NEWEST_FIRST = " order by c.id desc";

  /** What waits for somebody to look at it. */
  private static final String WAITING =
      "c.retiredAt is null and (c.reviewOn <= :today or " + DOUBTS + " > 0)";

  /** An answer that proved itself longer ago is not proposed any more. */
  private static final Duration FRESH = Duration.ofDays(90);

  private static final Map<String, Object> ANEW = Map.of("eclipselink.refresh", true);

  @PersistenceContext private EntityManager entities;

  /**
   * @throws NotFoundException when there is none
   */
  public Card require(CardId id) {
    return find(id).orElseThrow(() -> new NotFoundException("card", id));
  }

  public Optional<Card> find(CardId id) {
    return Optional.ofNullable(entities.find(Card.class, id.value()));
  }

  /** The card with its conversation, community, owner and tags, in one statement. */
  public Card requireWhole(CardId id) {
    return whole(List.of(id.value())).stream()
        .findFirst()
        .orElseThrow(() -> new NotFoundException("card", id));
  }

  /** Those with these ids, in no order, with conversations, communities, owners and tags. */
  public List<Card> whole(Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select distinct c from Card c join fetch c.owner left join fetch c.tags where c.id in"
                    + " :ids",
                Card.class)
            // What is reached over several steps, JPQL's own fetch leaves for later statements.
            .setHint("eclipselink.join-fetch", "c.capturedFrom.author")
            .setHint("eclipselink.join-fetch", "c.capturedFrom.conversation.community")
            .setParameter("ids", ids)
            .getResultList();
  }

  /** The card that was captured from a post. */
  public Optional<Card> of(Post post) {
    return entities
        .createQuery("select c from Card c where c.capturedFrom = :post", Card.class)
        .setParameter("post", post)
        .getResultStream()
        .findFirst();
  }

  /** The posts it was drawn from with their authors, what asks first. */
  public List<Post> sources(Card card) {
    return entities
        .createQuery(
            "select p from Post p join fetch p.author where p.id in (select s.id from Card c join"
                + " c.sources s where c = :card) order by p.postedAt, p.id",
            Post.class)
        .setParameter("card", card)
        .getResultList();
  }

  /** Cards captured from posts of a conversation, also retired ones, the first first. */
  public List<CardSummary> of(Conversation conversation) {
    return summaries("where p.conversation = :conversation order by c.id")
        .setParameter("conversation", conversation)
        .getResultList();
  }

  /** Cards of one community, those captured last first; what is retired is not among them. */
  public List<CardSummary> latest(Community community, int max) {
    return page(
        summaries("where t.communityId = :community and c.retiredAt is null" + NEWEST_FIRST)
            .setParameter("community", community.id().value()),
        0,
        max);
  }

  /**
   * Cards of these communities, those captured last first.
   *
   * @param below only those with smaller ids; null: from the newest
   */
  public List<CardSummary> latest(Collection<Long> communities, Long below, int max) {
    return communities.isEmpty()
        ? List.of()
        : page(
            summaries(
                    "where t.communityId in :communities and c.retiredAt is null and c.id < :below"
                        + NEWEST_FIRST)
                .setParameter("communities", communities)
                .setParameter("below", below == null ? Long.valueOf(Long.MAX_VALUE) : below),
            0,
            max);
  }

  /** Cards of these communities that wait for somebody to look at them: his own first. */
  List<CardSummary> waiting(Person owner, Collection<Long> communities, LocalDate today, int max) {
    return communities.isEmpty()
        ? List.of()
        : page(
            summaries(
                    "where t.communityId in :communities and "
                        + WAITING
                        + " order by case when o.id = :owner then 0 else 1 end, c.reviewOn, c.id")
                .setParameter("communities", communities)
                .setParameter("owner", owner.id().value())
                .setParameter("today", today),
            0,
            max);
  }

  /** How many of his cards in these communities wait for him to look at them. */
  public long countWaiting(Person owner, Collection<Long> communities, LocalDate today) {
    return communities.isEmpty()
        ? 0
        : entities
            .createQuery(
                "select count(c) from Card c where c.owner = :owner and"
                    + " c.capturedFrom.conversation.communityId in :communities and "
                    + WAITING,
                Long.class)
            .setParameter("owner", owner)
            .setParameter("communities", communities)
            .setParameter("today", today)
            .getSingleResult();
  }

  /** How many cards a person owns. */
  public long countOwned(Person owner) {
    return entities
        .createQuery("select count(c) from Card c where c.owner = :owner", Long.class)
        .setParameter("owner", owner)
        .getSingleResult();
  }

  /** What a card said before, the latest first. */
  public List<CardRevision> revisions(Card card) {
    return entities
        .createQuery(
            "select r from CardRevision r join fetch r.writer where r.card = :card order by r.id"
                + " desc",
            CardRevision.class)
        .setParameter("card", card)
        .getResultList();
  }

  /** Who says that it is no longer true, the first first. */
  public List<Doubt> doubts(Card card) {
    return entities
        .createQuery(
            "select d from Doubt d join fetch d.person where d.card = :card and d.settledAt is null"
                + " order by d.id",
            Doubt.class)
        .setParameter("card", card)
        .getResultList();
  }

  /** Whom it helped. */
  public Reuse reuse(Card card, PersonId reader) {
    return entities
        .createQuery(
            "select new org.guildhall.knowledge.Reuse(count(distinct s.personId), count(distinct"
                + " h.department), sum(case when s.personId = :reader then 1 else 0 end)) from Card"
                + " c join c.sources p join SolvedMine s on s.postId = p.id join Person h on h.id ="
                + " s.personId where c = :card",
            Reuse.class)
        .setParameter("card", card)
        .setParameter("reader", reader.value())
        .getSingleResult();
  }

  /** How many people each of these cards helped, by its id; one that helped nobody is missing. */
  public Map<Long, Long> countReuse(Collection<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "select c.id, count(distinct s.personId) from Card c join c.sources p join"
                    + " SolvedMine s on s.postId = p.id where c.id in :ids group by c.id",
                Object[].class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
  }

  /**
   * Answers of late that have proved themselves in these communities and are on no card: accepted,
   * or of help to so many. Those that helped most come first.
   */
  List<Proposal> proposals(
      Person reader, Collection<Long> communities, int reuses, Instant now, int max) {
    if (communities.isEmpty()) {
      return List.of();
    }
    return page(
        entities
            .createQuery(
                "select new org.guildhall.knowledge.Proposal(p.id, t.id, t.title, k.slug, k.name,"
                    + " count(s.personId)) from Post p join p.conversation t join t.community k left"
                    + " join SolvedMine s on s.postId = p.id where t.communityId in :communities and"
                    + " t.activeAt > :since and not exists (select c.id from Card c where"
                    + " c.capturedFrom = p) and not exists (select x.postId from DeclinedProposal x"
                    + " where x.postId = p.id and x.personId = :reader) group by p.id, t.id,"
                    + " t.title, k.slug, k.name, t.activeAt, t.acceptedPostId having p.id ="
                    + " t.acceptedPostId or count(s.personId) >= :reuses order by"
                    + " count(s.personId) desc, t.activeAt desc",
                Proposal.class)
            .setParameter("communities", communities)
            .setParameter("since", now.minus(FRESH))
            .setParameter("reader", reader.id().value())
            .setParameter("reuses", (long) reuses),
        0,
        max);
  }

  /** Whether he does not want it proposed. */
  boolean isDeclined(PostId post, PersonId person) {
    return entities.find(
            DeclinedProposal.class, new DeclinedProposal.Key(post.value(), person.value()))
        != null;
  }

  /** Ids after {@code after} in ascending order, at most {@code max}, of those not retired. */
  public List<Long> idsAfter(long after, int max) {
    return entities
        .createQuery(
            "select c.id from Card c where c.id > :after and c.retiredAt is null order by c.id",
            Long.class)
        .setParameter("after", after)
        .setMaxResults(max)
        .getResultList();
  }

  /** Ids of all that stand in a community. */
  public List<Long> idsIn(CommunityId community) {
    return entities
        .createQuery(
            "select c.id from Card c where c.capturedFrom.conversation.communityId = :community",
            Long.class)
        .setParameter("community", community.value())
        .getResultList();
  }

  /** Ids of those drawn from a post. */
  public List<Long> idsDrawnFrom(PostId post) {
    return entities
        .createQuery("select c.id from Card c join c.sources p where p.id = :post", Long.class)
        .setParameter("post", post.value())
        .getResultList();
  }

  /** How many there are that are not retired. */
  public long count() {
    return entities
        .createQuery("select count(c) from Card c where c.retiredAt is null", Long.class)
        .getSingleResult();
  }

  Card lock(CardId id) {
    var card = entities.find(Card.class, id.value(), LockModeType.PESSIMISTIC_WRITE, ANEW);
    if (card == null) {
      throw new NotFoundException("card", id);
    }
    return card;
  }

  /** Whoever captures from it next waits his turn. */
  Post lock(Post post) {
    return entities.find(Post.class, post.id().value(), LockModeType.PESSIMISTIC_WRITE, ANEW);
  }

  void decline(Post post, Person person) {
    if (!isDeclined(post.id(), person.id())) {
      entities.persist(new DeclinedProposal(post, person));
    }
  }

  void add(Card card) {
    entities.persist(card);
  }

  void add(CardRevision revision) {
    entities.persist(revision);
  }

  void add(Doubt doubt) {
    entities.persist(doubt);
  }

  private TypedQuery<CardSummary> summaries(String condition) {
    return entities.createQuery(SUMMARY + condition, CardSummary.class);
  }

  private static <T> List<T> page(TypedQuery<T> query, int first, int max) {
    return query.setFirstResult(first).setMaxResults(max).getResultList();
  }
}
