package org.guildhall.conversation;

import static java.util.Comparator.comparing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guildhall.community.Community;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.platform.NotFoundException;

/** All conversations and their posts. */
@ApplicationScoped
public class Conversations {
  /**
   * Communities and authors are joined from the left, so that the database begins with the
   * conversations, in the order in which they are listed, and ends after the few that are wanted.
   */
  private static final String SUMMARY =
      "select new org.guildhall.conversation.ConversationSummary(c.id, c.title, c.kind,"
          + " k.slug, k.name, a.userName, a.givenName, a.familyName, c.openedAt, c.activeAt,"
          + " c.replyCount, c.acceptedPostId)"
          + " from Conversation c left join c.community k left join c.author a ";

  private static final String LATEST_FIRST = " order by c.activeAt desc, c.id desc";

  /** Later than anything that happens. */
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

  private static final String TAGGED =
      "join c.tags t where t = :tag and c.community.id in :communities";
  private static final String WAITING =
      "c.kind = org.guildhall.conversation.Kind.QUESTION and c.replyCount = 0";

  /** What is at hand already, the persistence provider would lock and leave as it was. */
  private static final Map<String, Object> ANEW = Map.of("eclipselink.refresh", true);

  @PersistenceContext private EntityManager entities;

  /**
   * @throws NotFoundException when there is none
   */
  public Conversation require(ConversationId id) {
    return find(id).orElseThrow(() -> new NotFoundException("conversation", id));
  }

  public Optional<Conversation> find(ConversationId id) {
    return Optional.ofNullable(entities.find(Conversation.class, id.value()));
  }

  /**
   * @throws NotFoundException when there is none
   */
  public Post require(PostId id) {
    return find(id).orElseThrow(() -> new NotFoundException("post", id));
  }

  public Optional<Post> find(PostId id) {
    return Optional.ofNullable(entities.find(Post.class, id.value()));
  }

  /** The conversation with its community, author and tags, in one statement. */
  public Conversation requireWhole(ConversationId id) {
    return entities
        .createQuery(
            "select c from Conversation c join fetch c.community join fetch c.author left join"
                + " fetch c.tags where c.id = :id",
            Conversation.class)
        .setParameter("id", id.value())
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> new NotFoundException("conversation", id));
  }

  /**
   * A page of its posts with their authors: the opening, the accepted answer, then the other
   * replies in the order they were written.
   */
  public List<Post> posts(Conversation conversation, int first, int max) {
    return page(
        entities
            .createQuery(
                "select p from Post p join fetch p.author where p.conversation = :conversation"
                    + " order by p.opening desc, case when p.id = :accepted then 0 else 1 end,"
                    + " p.postedAt, p.id",
                Post.class)
            .setParameter("conversation", conversation)
            .setParameter("accepted", conversation.acceptedId()),
        first,
        max);
  }

  /** Its posts with their authors, the opening first, then all replies as they were written. */
  public List<Post> asWritten(Conversation conversation, int max) {
    return page(
        entities
            .createQuery(
                "select p from Post p join fetch p.author where p.conversation = :conversation"
                    + " order by p.opening desc, p.postedAt, p.id",
                Post.class)
            .setParameter("conversation", conversation),
        0,
        max);
  }

  /** The same, from after a reply that was written at {@code after} and has that id. */
  public List<Post> asWritten(Conversation conversation, Instant after, long id, int max) {
    return page(
        entities
            .createQuery(
                "select p from Post p join fetch p.author where p.conversation = :conversation"
                    + " and p.opening = false and (p.postedAt > :after or (p.postedAt = :after and"
                    + " p.id > :id)) order by p.postedAt, p.id",
                Post.class)
            .setParameter("conversation", conversation)
            .setParameter("after", after)
            .setParameter("id", id),
        0,
        max);
  }

  /** How many posts of its conversation come before a reply, in the order of {@link #posts}. */
  public int before(Conversation conversation, PostId reply) {
    if (reply.value() == conversation.acceptedId()) {
      return 1;
    }
    return entities
        .createQuery(
            "select count(p) from Post p, Post reply where p.conversation = :conversation and"
                + " reply.conversation = :conversation and reply.id = :reply and p.id <> reply.id"
                + " and (p.opening = true or p.id = :accepted or p.postedAt < reply.postedAt or"
                + " (p.postedAt = reply.postedAt and p.id < reply.id))",
            Long.class)
        .setParameter("conversation", conversation)
        .setParameter("reply", reply.value())
        .setParameter("accepted", conversation.acceptedId())
        .getSingleResult()
        .intValue();
  }

  /** The texts a post had before, the latest first; none of one that was taken down. */
  public List<PostRevision> revisions(Post post) {
    return post.isTakenDown()
        ? List.of()
        : entities
            .createQuery(
                "select r from PostRevision r where r.post = :post order by r.id desc",
                PostRevision.class)
            .setParameter("post", post)
            .getResultList();
  }

  /** Which posts of the conversation solved the same for others, by the post's id. */
  public Map<Long, SolvedTally> solved(Conversation conversation, PersonId reader) {
    return entities
        .createQuery(
            "select new org.guildhall.conversation.SolvedTally(s.postId, count(s.personId),"
                + " sum(case when s.personId = :reader then 1 else 0 end))"
                + " from SolvedMine s, Post p where p.id = s.postId"
                + " and p.conversation = :conversation group by s.postId",
            SolvedTally.class)
        .setParameter("reader", reader.value())
        .setParameter("conversation", conversation)
        .getResultStream()
        .collect(Collectors.toMap(SolvedTally::postId, Function.identity()));
  }

  /** How many people each of these posts helped, by its id; one that helped nobody is missing. */
  public Map<Long, Long> countSolved(Collection<Long> posts) {
    return posts.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "select s.postId, count(s.personId) from SolvedMine s where s.postId in :posts"
                    + " group by s.postId",
                Object[].class)
            .setParameter("posts", posts)
            .getResultStream()
            .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
  }

  /** Conversations of one community, the liveliest first. */
  public List<ConversationSummary> latest(Community community, int max) {
    return latestAfter(community, EVER, Long.MAX_VALUE, max);
  }

  /**
   * The same, from after the place of a conversation that was last active at {@code before}.
   *
   * @param id of that conversation: among those active at the same moment the later come first
   */
  public List<ConversationSummary> latestAfter(
      Community community, Instant before, long id, int max) {
    // H2 reads an index in its order if all columns are named, and a bound.
    return page(
        entities
            .createQuery(
                SUMMARY
                    + "where c.communityId = :community and c.activeAt <= :before"
                    + " and (c.activeAt < :before or c.id < :id)"
                    + " order by c.communityId, c.activeAt desc, c.id desc",
                ConversationSummary.class)
            .setParameter("community", community.id().value())
            .setParameter("before", before)
            .setParameter("id", id),
        0,
        max);
  }

  /** Questions of one community that nobody has replied to, the oldest first. */
  public List<ConversationSummary> waiting(Community community, int max) {
    return page(
        entities
            .createQuery(
                SUMMARY
                    + "where c.communityId = :community and "
                    + WAITING
                    + " order by c.kind, c.replyCount, c.communityId, c.openedAt, c.id",
                ConversationSummary.class)
            .setParameter("community", community.id().value()),
        0,
        max);
  }

  /** Conversations that a person may read, the liveliest first. */
  public List<ConversationSummary> latest(PersonId reader, int max) {
    return page(
        entities
            .createQuery(
                SUMMARY
                    + "where c.activeAt <= :ever and (k.closedReason is null or exists (select m"
                    + " from Membership m where m.community = k and m.person.id = :reader))"
                    + LATEST_FIRST,
                ConversationSummary.class)
            .setParameter("ever", EVER)
            .setParameter("reader", reader.value()),
        0,
        max);
  }

  /** Questions of these communities that nobody has replied to, the oldest first. */
  public List<ConversationSummary> waiting(Collection<Long> communities, int max) {
    if (communities.isEmpty()) {
      return List.of();
    }
    // Which they are, an index tells alone.
    var ids =
        page(
            entities
                .createQuery(
                    "select c.id from Conversation c where c.community.id in :communities and "
                        + WAITING
                        + " order by c.openedAt, c.id",
                    Long.class)
                .setParameter("communities", communities),
            0,
            max);
    return summaries(ids).stream().sorted(comparing(found -> ids.indexOf(found.id()))).toList();
  }

  /** Conversations of these communities with a tag, the liveliest first. */
  public List<ConversationSummary> tagged(
      String tag, Collection<Long> communities, int first, int max) {
    return communities.isEmpty()
        ? List.of()
        : page(
            entities
                .createQuery(SUMMARY + TAGGED + LATEST_FIRST, ConversationSummary.class)
                .setParameter("tag", tag)
                .setParameter("communities", communities),
            first,
            max);
  }

  public long countTagged(String tag, Collection<Long> communities) {
    return communities.isEmpty()
        ? 0
        : entities
            .createQuery("select count(c) from Conversation c " + TAGGED, Long.class)
            .setParameter("tag", tag)
            .setParameter("communities", communities)
            .getSingleResult();
  }

  /** The tags of these conversations, by the conversation's id; one without tags is missing. */
  public Map<Long, Set<String>> tags(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    var tags = new HashMap<Long, Set<String>>();
    entities
        .createQuery(
            "select c.id, t from Conversation c join c.tags t where c.id in :ids", Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .forEach(
            row -> tags.computeIfAbsent((Long) row[0], id -> new TreeSet<>()).add((String) row[1]));
    return tags;
  }

  /** The conversations with these ids, in no order. */
  public List<ConversationSummary> summaries(Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : entities
            .createQuery(SUMMARY + "where c.id in :ids", ConversationSummary.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  private static <T> List<T> page(TypedQuery<T> query, int first, int max) {
    return query.setFirstResult(first).setMaxResults(max).getResultList();
  }

  public long count(Community community) {
    return entities
        .createQuery(
            "select count(c) from Conversation c where c.community = :community", Long.class)
        .setParameter("community", community)
        .getSingleResult();
  }

  /** Ids of posts after {@code after} in ascending order, for whoever reads all of them in turn. */
  public List<Long> postIdsAfter(long after, int max) {
    return entities
        .createQuery("select p.id from Post p where p.id > :after order by p.id", Long.class)
        .setParameter("after", after)
        .setMaxResults(max)
        .getResultList();
  }

  /**
   * Ids of replies after {@code after} in ascending order, for whoever reads all of them in turn.
   */
  public List<Long> replyIdsAfter(long after, int max) {
    return entities
        .createQuery(
            "select p.id from Post p where p.opening = false and p.id > :after order by p.id",
            Long.class)
        .setParameter("after", after)
        .setMaxResults(max)
        .getResultList();
  }

  /**
   * Ids of the posts that open conversations, in the order of the conversations.
   *
   * @param after the id of a conversation
   */
  public List<Long> openingIdsAfter(long after, int max) {
    return entities
        .createQuery(
            "select p.id from Post p where p.opening = true and p.conversation.id > :after"
                + " order by p.conversation.id",
            Long.class)
        .setParameter("after", after)
        .setMaxResults(max)
        .getResultList();
  }

  /** Ids of the posts that open these conversations. */
  public List<Long> openingIds(Collection<Long> conversations) {
    return conversations.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select p.id from Post p where p.opening = true and p.conversation.id in :ids",
                Long.class)
            .setParameter("ids", conversations)
            .getResultList();
  }

  /** The posts with these ids, in no order, with their conversations, communities and tags. */
  public List<Post> whole(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    // Read first, the conversations are at hand when the posts ask for theirs. Which those are is
    // asked for by itself: as a condition of the other statement it makes H2 look at all of them.
    withIds(
        entities
            .createQuery(
                "select distinct p.conversation.id from Post p where p.id in :ids", Long.class)
            .setParameter("ids", ids)
            .getResultList());
    return posts(ids);
  }

  /** The posts with these ids and their authors, in no order. */
  public List<Post> posts(Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : entities
            .createQuery("select p from Post p join fetch p.author where p.id in :ids", Post.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  /** The latest posts of these conversations, the newest first, with authors and conversations. */
  List<Post> latestPosts(Collection<Long> conversations, int max) {
    return conversations.isEmpty()
        ? List.of()
        : page(
            entities
                .createQuery(
                    "select p from Post p join fetch p.author join fetch p.conversation where"
                        + " p.conversation.id in :ids order by p.postedAt desc, p.id desc",
                    Post.class)
                .setParameter("ids", conversations),
            0,
            max);
  }

  /** The conversations with these ids, in no order, with their communities, authors and tags. */
  public List<Conversation> withIds(Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select distinct c from Conversation c join fetch c.community join fetch c.author"
                    + " left join fetch c.tags where c.id in :ids",
                Conversation.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  /** Whether he wrote anything there. */
  public boolean isAuthorIn(Community community, Person person) {
    return !entities
        .createQuery(
            "select p.id from Post p where p.author = :person and p.conversation.community ="
                + " :community",
            Long.class)
        .setParameter("person", person)
        .setParameter("community", community)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /**
   * How each of these persons helped in a community: posts, answers of theirs that were accepted,
   * and colleagues who said that such an answer solved theirs. Persons who wrote nothing there are
   * missing.
   */
  public List<Contribution> contributions(Community community, Collection<Person> persons) {
    return persons.isEmpty()
        ? List.of()
        : contributions(community, " and p.author in :persons")
            .setParameter("persons", persons)
            .getResultList();
  }

  /** The same of everyone who wrote there, in no order. */
  public List<Contribution> contributions(Community community) {
    return contributions(community, "").getResultList();
  }

  private TypedQuery<Contribution> contributions(Community community, String condition) {
    return entities
        .createQuery(
            "select new org.guildhall.conversation.Contribution(p.author.id, count(distinct p.id),"
                + " count(distinct a.id), count(distinct s.personId)) from Post p left join"
                + " Conversation a on (a.acceptedPostId = p.id) left join SolvedMine s on"
                + " (s.postId = p.id) where p.conversation.community = :community"
                + condition
                + " group by p.author.id",
            Contribution.class)
        .setParameter("community", community);
  }

  /** How many posts a person has written. */
  public long countPosts(Person author) {
    return entities
        .createQuery("select count(p) from Post p where p.author = :author", Long.class)
        .setParameter("author", author)
        .getSingleResult();
  }

  public long countPosts() {
    return entities.createQuery("select count(p) from Post p", Long.class).getSingleResult();
  }

  Optional<Post> ofSubmission(String submission) {
    return submission == null
        ? Optional.empty()
        : entities
            .createQuery("select p from Post p where p.submission = :submission", Post.class)
            .setParameter("submission", submission)
            .getResultStream()
            .findFirst();
  }

  Map<String, ArrivedPlace> arrived(Collection<String> origins) {
    return origins.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "select new org.guildhall.conversation.ArrivedPlace(p.origin, p.conversation.id,"
                    + " p.id, p.opening) from Post p where p.origin in :origins",
                ArrivedPlace.class)
            .setParameter("origins", origins)
            .getResultStream()
            .collect(Collectors.toMap(ArrivedPlace::origin, Function.identity()));
  }

  /** The conversations of these origins that have no accepted answer, each waited for its turn. */
  List<Conversation> withoutAccepted(Collection<String> origins) {
    return origins.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select c from Conversation c where c.origin in :origins and c.acceptedPostId is"
                    + " null order by c.id",
                Conversation.class)
            .setParameter("origins", origins)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultList();
  }

  /** Those with these ids, each waited for its turn, in the same order by everyone. */
  Map<Long, Conversation> lock(Collection<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "select c from Conversation c where c.id in :ids order by c.id", Conversation.class)
            .setParameter("ids", ids)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultStream()
            .collect(Collectors.toMap(found -> found.id().value(), Function.identity()));
  }

  /** The posts of these origins that nobody has edited here. */
  List<Post> untouched(Collection<String> origins) {
    return origins.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select p from Post p where p.origin in :origins and not exists"
                    + " (select r.id from PostRevision r where r.post = p)",
                Post.class)
            .setParameter("origins", origins)
            .getResultList();
  }

  /** Waits for its turn: whoever replies to a conversation does so one after the other. */
  Conversation lock(ConversationId id) {
    return locked(Conversation.class, id.value(), "conversation");
  }

  /** Waits for its turn: whoever changes a post does so one after the other. */
  Post lock(PostId id) {
    return locked(Post.class, id.value(), "post");
  }

  /** Waits for its turn: one person's forms are taken one after the other. */
  void lock(Person person) {
    entities.lock(person, LockModeType.PESSIMISTIC_WRITE);
  }

  /** In one statement, which reads it anew where it was at hand already. */
  private <T> T locked(Class<T> type, long id, String what) {
    var entity = entities.find(type, id, LockModeType.PESSIMISTIC_WRITE, ANEW);
    if (entity == null) {
      throw new NotFoundException(what, id);
    }
    return entity;
  }

  /** Whether he had not said so before. */
  boolean addSolvedMine(Post post, Person person, Instant now) {
    var key = new SolvedMine.Key(post.id().value(), person.id().value());
    if (entities.find(SolvedMine.class, key) != null) {
      return false;
    }
    entities.persist(new SolvedMine(post, person, now));
    return true;
  }

  /** Whether he had said so. */
  boolean removeSolvedMine(Post post, Person person) {
    var key = new SolvedMine.Key(post.id().value(), person.id().value());
    var said = entities.find(SolvedMine.class, key);
    if (said == null) {
      return false;
    }
    entities.remove(said);
    return true;
  }

  Conversation add(Conversation conversation) {
    entities.persist(conversation);
    return conversation;
  }

  Post add(Post post) {
    entities.persist(post);
    return post;
  }

  void add(PostRevision revision) {
    entities.persist(revision);
  }

  /** The posts whose text mentions somebody. */
  List<Post> mentioning(Person person) {
    return entities
        .createQuery(
            "select p from Post p join p.mentioned m where m = :person order by p.id", Post.class)
        .setParameter("person", person.id().value())
        .getResultList();
  }
}
