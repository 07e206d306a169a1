package org.guildhall.search;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.guildhall.administration.Settings;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityId;
import org.guildhall.community.CommunitySummary;
import org.guildhall.conversation.Conversation;
import org.guildhall.conversation.ConversationPolicy;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Post;
import org.guildhall.knowledge.Card;
import org.guildhall.knowledge.Cards;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.UseCase;
import org.guildhall.privacy.PrivacySettings;
import org.guildhall.search.Comparison.Place;
import org.guildhall.search.IndexCheck.Part;
import org.guildhall.search.lucene.Age;
import org.guildhall.search.lucene.Counts.Count;
import org.guildhall.search.lucene.Kind;
import org.guildhall.search.lucene.Language;
import org.guildhall.search.lucene.SearchIndex;
import org.guildhall.search.lucene.SearchRequest;
import org.guildhall.search.lucene.SearchRequest.Filter;
import org.guildhall.search.lucene.SearchRequest.Order;
import org.guildhall.search.lucene.SearchResult;
import org.guildhall.search.lucene.SearchResult.Hit;

/** Finding, and for administrators how the index is and building it anew. */
@UseCase
public class SearchService {
  /** As whom all communities are listed: membership of them is not asked for. */
  private static final PersonId NOBODY = new PersonId(0);

  /** What part of the best score a card must have to stand before all that was said. */
  private static final double GOOD_CARD = 0.5;

  private static final int MOST_CHOICES = 8;

  @Inject private SearchSettings settings;
  @Inject private IndexKeeper keeper;
  @Inject private Comparison comparison;
  @Inject private People people;
  @Inject private Communities communities;
  @Inject private Conversations conversations;
  @Inject private Cards cards;
  @Inject private ConversationPolicy policy;
  @Inject private Event<Searched> searched;
  @Inject private Settings switches;

  /** What a person chooses between who looks for something. */
  public enum Section {
    CARDS,
    CONVERSATIONS,
    PEOPLE,
    COMMUNITIES;

    private Set<Kind> kinds() {
      return switch (this) {
        case CARDS -> Set.of(Kind.CARD);
        case CONVERSATIONS -> Set.of(Kind.CONVERSATION, Kind.POST);
        case PEOPLE -> Set.of(Kind.PERSON);
        case COMMUNITIES -> Set.of(Kind.COMMUNITY);
      };
    }

    private Kind kind() {
      return switch (this) {
        case CARDS -> Kind.CARD;
        case CONVERSATIONS -> Kind.CONVERSATION;
        case PEOPLE -> Kind.PERSON;
        case COMMUNITIES -> Kind.COMMUNITY;
      };
    }
  }

  /**
   * What someone looks for; all but the text and the order may be left out as null, or empty.
   *
   * @param text words; "a phrase"; -without; begin*
   * @param languages that he reads, preferred softly
   * @param community only in the community with this slug
   * @param author only by the person with this user name
   * @param kind only in conversations of this kind
   * @param age only of this age
   * @param after where to go on, as {@link Findings#next}
   * @param from the first hit wanted, from 0; says nothing beside {@code after}
   * @param size how many are wanted, 0 to 100
   */
  public record Query(
      @NotNull String text,
      Set<Language> languages,
      Section section,
      String community,
      String tag,
      String author,
      Language language,
      org.guildhall.conversation.Kind kind,
      Age age,
      @NotNull Order order,
      String after,
      int from,
      int size) {
    public Query {
      languages = languages == null ? Set.of() : Set.copyOf(languages);
    }

    /** The best of all there is. */
    public Query(String text, Set<Language> languages, int size) {
      this(
          text,
          languages,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          Order.RELEVANCE,
          null,
          0,
          size);
    }

    /** The same in one community only. */
    public Query in(String slug) {
      return new Query(
          text, languages, section, slug, tag, author, language, kind, age, order, after, from,
          size);
    }
  }

  /** Something to narrow the question to, and how much would be left. */
  public record Choice<T>(T what, Count count) {}

  /**
   * What the question could be narrowed to, each sort as if nothing had been chosen of it; of what
   * there may be many only the most frequent.
   */
  public record Facets(
      List<Choice<CommunitySummary>> communities,
      List<Choice<Person>> authors,
      List<Choice<org.guildhall.conversation.Kind>> kinds,
      List<Choice<String>> tags,
      List<Choice<Age>> ages,
      List<Choice<Language>> languages) {}

  /**
   * One page of what was found.
   *
   * @param total how many hits there are on all pages
   * @param sections how many there would be in each section, were only that chosen otherwise
   * @param next where the next page goes on; null after the last
   * @param suggestion the question with words in it corrected, where that would find more; or null
   */
  public record Findings(
      Count total,
      Map<Section, Count> sections,
      Facets facets,
      List<Finding> page,
      String next,
      String suggestion) {

    /** Whether there are hits behind this page. */
    public boolean goesOn() {
      return next != null;
    }
  }

  /**
   * One thing that was found, and why. What it is not, is null.
   *
   * @param card with the conversation that it was captured from
   * @param conversation itself, or that of the post or the card
   * @param post a reply; of a conversation whose title is withheld, its opening
   */
  public record Finding(
      Hit hit,
      Card card,
      Conversation conversation,
      Post post,
      CommunitySummary community,
      Person person) {

    /** Who wrote what was found in a conversation, or answers for the card. */
    public Person author() {
      if (card != null) {
        return card.owner();
      }
      return post == null ? conversation.author() : post.author();
    }

    public Instant writtenAt() {
      if (card != null) {
        return card.writtenAt();
      }
      return post == null ? conversation.openedAt() : post.postedAt();
    }

    private boolean isThere() {
      return switch (hit.kind()) {
        case CONVERSATION -> conversation != null && !isTakenDown();
        case POST -> conversation != null && post != null && !isTakenDown();
        case COMMUNITY -> community != null;
        case PERSON -> person != null;
        case CARD -> card != null && !card.isRetired();
      };
    }

    /** Whether it is to be seen only by whoever asks to, since it was found to break a clause. */
    public boolean isCollapsed() {
      return post != null && post.isCollapsed();
    }

    private boolean isTakenDown() {
      return post != null && post.isTakenDown();
    }

    /**
     * Cards first, if they score so much; then whom and what the words name; then what was said.
     */
    private int rank(double good) {
      if (card != null && hit.score() >= good) {
        return 0;
      }
      return isMeant() ? 1 : 2;
    }

    /** Whether its name is what was looked for. */
    private boolean isMeant() {
      return conversation == null && hit.title().stream().anyMatch(SearchResult.Segment::match);
    }
  }

  /** Whether search is switched on. */
  public boolean isEnabled() {
    return settings.isEnabled();
  }

  /**
   * Looks for something among what the actor may read, the best first. On the first page cards that
   * are not far behind the best stand first, then people and communities that are called so.
   *
   * @throws BusinessException when search is switched off, the index is not open, or {@code after}
   *     was made up
   * @throws DeniedException when the firm does not let people look for all that an author wrote
   * @throws org.guildhall.platform.NotFoundException when there is no such community or author
   */
  public Findings find(Actor actor, @NotNull Query query) {
    long begun = System.nanoTime();
    var reader = people.require(actor);
    var on = switches.on(SearchSettings.SWITCH, PrivacySettings.AUTHORS);
    requireOn(on.contains(SearchSettings.SWITCH));
    boolean findsByAuthor = on.contains(PrivacySettings.AUTHORS);
    if (query.author != null && !findsByAuthor) {
      throw new DeniedException("search.denied.author");
    }
    var filter =
        new Filter(
            query.section == null ? Set.of() : query.section.kinds(),
            query.community == null
                ? null
                : communities.requireBySlug(query.community).id().value(),
            query.tag,
            query.author == null ? null : people.requireByUserName(query.author).id().value(),
            query.language,
            query.age,
            query.kind == null ? null : query.kind.name());
    var request = request(reader, query, filter);
    var result = ask(index -> index.search(request));
    var counts = result.counts();
    var sections = new EnumMap<Section, Count>(Section.class);
    for (var section : Section.values()) {
      sections.put(section, counts.of(section.kind()));
    }
    var places = most(counts.communities());
    List<Choice<Long>> authors = findsByAuthor ? most(counts.authors()) : List.of();
    var things =
        things(
            reader,
            result.hits(),
            places.stream().map(Choice::what).toList(),
            authors.stream().map(Choice::what).toList());
    var facets =
        new Facets(
            named(places, things.communities),
            named(authors, things.persons).stream().filter(one -> !one.what.isErased()).toList(),
            most(counts.talks()).stream()
                .map(
                    one ->
                        new Choice<>(org.guildhall.conversation.Kind.valueOf(one.what), one.count))
                .toList(),
            most(counts.tags()),
            inOrder(Age.values(), counts.ages()),
            inOrder(Language.values(), counts.languages()).stream()
                .filter(one -> one.what != Language.OTHER)
                .toList());
    var page = things.findings(result.hits());
    searched.fire(new Searched(Duration.ofNanos(System.nanoTime() - begun)));
    return new Findings(
        counts.total(),
        sections,
        facets,
        query.from > 0 || query.after != null || query.order != Order.RELEVANCE
            ? page
            : cardsFirst(page, result.hits()),
        result.next(),
        result.suggestion());
  }

  private SearchRequest request(Person reader, Query query, Filter filter) {
    try {
      return new SearchRequest(
          query.text,
          new HashSet<>(communities.readableBy(reader.id())),
          query.languages,
          filter,
          query.from,
          query.size,
          query.order,
          query.after,
          true);
    } catch (IllegalArgumentException e) {
      throw new BusinessException("search.cursor");
    }
  }

  /**
   * Conversations and cards that are about the same as what the actor is writing, the most similar
   * first; cards before all others if they are not far behind.
   *
   * @param body may be empty
   * @param languages that he reads, preferred softly; may be empty
   * @param size how many are wanted at most, 0 to 100
   * @throws BusinessException when search is switched off or the index is not open
   */
  public List<Finding> similar(
      Actor actor,
      @NotNull String title,
      @NotNull String body,
      @NotNull Set<Language> languages,
      int size) {
    var reader = people.require(actor);
    var readable = new HashSet<>(communities.readableBy(reader.id()));
    requireOn(settings.isSwitchedOn());
    var hits = ask(index -> index.similar(title, body, readable, languages, size));
    var page =
        things(reader, hits, List.of(), List.of()).findings(hits).stream()
            .filter(finding -> !finding.isCollapsed())
            .toList();
    return cardsFirst(page, hits);
  }

  private static List<Finding> cardsFirst(List<Finding> page, List<Hit> hits) {
    var good = hits.isEmpty() ? 0 : GOOD_CARD * hits.getFirst().score();
    return page.stream().sorted(Comparator.comparing(finding -> finding.rank(good))).toList();
  }

  private static <T> List<Choice<T>> most(Map<T, Count> counts) {
    return counts.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<T, Count> one) -> -one.getValue().number())
                .thenComparing(one -> one.getKey().toString()))
        .limit(MOST_CHOICES)
        .map(one -> new Choice<>(one.getKey(), one.getValue()))
        .toList();
  }

  private static <T> List<Choice<T>> inOrder(T[] all, Map<T, Count> counts) {
    return Arrays.stream(all)
        .filter(one -> counts.containsKey(one) && counts.get(one).number() > 0)
        .map(one -> new Choice<>(one, counts.get(one)))
        .toList();
  }

  private static <T> List<Choice<T>> named(List<Choice<Long>> choices, Map<Long, T> things) {
    return choices.stream()
        .filter(one -> things.containsKey(one.what))
        .map(one -> new Choice<>(things.get(one.what), one.count))
        .toList();
  }

  /**
   * @throws DeniedException when the actor is no administrator
   */
  public SearchStatus status(Actor actor) {
    requireAdministrator(actor);
    return keeper.status();
  }

  /**
   * Has the index built anew from the database, soon and beside all else; searches see the old one
   * until it is whole, and nothing that is said in the meantime.
   *
   * @throws DeniedException when the actor is no administrator
   * @throws BusinessException when search is switched off
   */
  public void rebuild(Actor actor) {
    requireAdministrator(actor);
    requireEnabled();
    keeper.rebuild(actor.id());
    keeper.wake();
  }

  /** Whether all that was said is found, but for what was said in this moment. */
  public boolean isInStep() {
    return keeper.isInStep();
  }

  /**
   * Checks that the index says what the database says, by counts and checksums. Everyone may know
   * it of the communities that he may read, an administrator of all.
   *
   * <p>It reads all that was ever said, in short transactions of its own: so it takes its time, and
   * only one runs at a time.
   *
   * @throws BusinessException when search is switched off, the index is not whole yet, or another
   *     check is under way
   */
  @Transactional(Transactional.TxType.NOT_SUPPORTED)
  public IndexCheck check(Actor actor) {
    var readable =
        actor.administrator()
            ? null
            : new HashSet<>(communities.readableBy(people.require(actor).id()));
    requireOn(settings.isSwitchedOn());
    var index = keeper.index().orElseThrow(SearchService::notOpen);
    if (keeper.isBuilding() || index.status().lastCommit() == null) {
      throw notOpen();
    }
    var counts = comparison.with(index);
    var parts = new ArrayList<Part>();
    communities
        .all(NOBODY)
        .forEach(
            community -> {
              if (readable == null || readable.contains(community.id())) {
                parts.add(
                    part(
                        counts.get(new Place(Kind.POST, community.id())),
                        Kind.POST,
                        community.slug(),
                        community.name()));
              }
            });
    for (var kind : List.of(Kind.COMMUNITY, Kind.PERSON)) {
      parts.add(part(counts.get(new Place(kind, null)), kind, null, null));
    }
    return new IndexCheck(
        parts,
        counts.entrySet().stream()
            .filter(one -> isShown(one.getKey(), readable))
            .flatMap(one -> one.getValue().differing.stream())
            .limit(IndexCheck.NAMED)
            .toList());
  }

  private static Part part(Comparison.Count count, Kind kind, String slug, String name) {
    return count == null
        ? new Part(kind, slug, name, Tally.NONE, Tally.NONE, 0)
        : new Part(kind, slug, name, count.database, count.index, count.waiting);
  }

  private static boolean isShown(Place place, Set<Long> readable) {
    return readable == null
        || place.communityId() == null
        || readable.contains(place.communityId());
  }

  private static void requireAdministrator(Actor actor) {
    if (!actor.administrator()) {
      throw new DeniedException("search.denied.administrator");
    }
  }

  private void requireEnabled() {
    if (!settings.isEnabled()) {
      throw new BusinessException("search.off");
    }
  }

  private void requireOn(boolean switchedOn) {
    requireEnabled();
    if (!switchedOn) {
      throw new BusinessException("search.off");
    }
  }

  private <T> T ask(Function<SearchIndex, T> question) {
    return keeper.ask(question).orElseThrow(SearchService::notOpen);
  }

  private static BusinessException notOpen() {
    return new BusinessException("search.not-open");
  }

  /** All that hits stand for, by id, and who and what else is to be named. */
  private record Things(
      Map<Long, Conversation> talks,
      Map<Long, Post> posts,
      Map<Long, Post> openings,
      Map<Long, Card> cards,
      Map<Long, CommunitySummary> communities,
      Map<Long, Person> persons,
      Predicate<Conversation> mayRead) {

    /** What is gone, or may not be read after all, is left out. */
    List<Finding> findings(List<Hit> hits) {
      return hits.stream()
          .map(this::finding)
          .filter(Finding::isThere)
          .filter(finding -> finding.conversation == null || mayRead.test(finding.conversation))
          .toList();
    }

    private Finding finding(Hit hit) {
      var id = hit.id();
      var talk = talks.get(hit.conversationId());
      return switch (hit.kind()) {
        case CONVERSATION -> new Finding(hit, null, talk, openings.get(id), null, null);
        case POST -> new Finding(hit, null, talk, posts.get(id), null, null);
        case COMMUNITY -> new Finding(hit, null, null, null, communities.get(id), null);
        case PERSON -> new Finding(hit, null, null, null, null, persons.get(id));
        case CARD -> new Finding(hit, cards.get(id), talk, null, null, null);
      };
    }
  }

  /** Reads each sort of thing in one statement. */
  private Things things(Person reader, List<Hit> hits, List<Long> places, List<Long> authors) {
    // A right to read depends on the community only; so one question for each will do.
    var readable = new HashMap<CommunityId, Boolean>();
    var talks =
        byId(
            conversations.withIds(
                hits.stream().map(Hit::conversationId).filter(Objects::nonNull).toList()),
            conversation -> conversation.id().value());
    var withheld =
        ids(hits, Kind.CONVERSATION).stream()
            .filter(id -> talks.containsKey(id) && talks.get(id).title().isEmpty())
            .toList();
    return new Things(
        talks,
        byId(conversations.posts(ids(hits, Kind.POST)), post -> post.id().value()),
        byId(
            conversations.posts(conversations.openingIds(withheld)),
            post -> post.conversation().id().value()),
        byId(cards.whole(ids(hits, Kind.CARD)), card -> card.id().value()),
        byId(
            communities.summaries(union(ids(hits, Kind.COMMUNITY), places), reader.id()),
            CommunitySummary::id),
        byId(people.withIds(union(ids(hits, Kind.PERSON), authors)), person -> person.id().value()),
        talk ->
            readable.computeIfAbsent(
                talk.community().id(), id -> policy.mayRead(reader, talk).isAllowed()));
  }

  private static Set<Long> union(Collection<Long> some, Collection<Long> others) {
    var all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private static List<Long> ids(Collection<Hit> hits, Kind kind) {
    return hits.stream().filter(hit -> hit.kind() == kind).map(Hit::id).toList();
  }

  private static <T> Map<Long, T> byId(List<T> things, Function<T, Long> id) {
    return things.stream().collect(Collectors.toMap(id, Function.identity()));
  }
}
