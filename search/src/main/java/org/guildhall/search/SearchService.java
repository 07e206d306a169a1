package org.guildhall.search;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.ArrayList;
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
import java.util.stream.Collectors;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityId;
import org.guildhall.community.CommunitySummary;
import org.guildhall.conversation.Conversation;
import org.guildhall.conversation.ConversationPolicy;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Post;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.UseCase;
import org.guildhall.search.Comparison.Place;
import org.guildhall.search.IndexCheck.Part;
import org.guildhall.search.lucene.Age;
import org.guildhall.search.lucene.Counts;
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

  /** So many similar things are shown to whoever writes. */
  private static final int SIMILAR = 5;

  @Inject private SearchSettings settings;
  @Inject private IndexKeeper keeper;
  @Inject private Comparison comparison;
  @Inject private People people;
  @Inject private Communities communities;
  @Inject private Conversations conversations;
  @Inject private ConversationPolicy policy;

  /** What a person chooses between who looks for something. */
  public enum Section {
    CONVERSATIONS,
    PEOPLE,
    COMMUNITIES;

    private Set<Kind> kinds() {
      return switch (this) {
        case CONVERSATIONS -> Set.of(Kind.CONVERSATION, Kind.POST);
        case PEOPLE -> Set.of(Kind.PERSON);
        case COMMUNITIES -> Set.of(Kind.COMMUNITY);
      };
    }

    private Kind kind() {
      return switch (this) {
        case CONVERSATIONS -> Kind.CONVERSATION;
        case PEOPLE -> Kind.PERSON;
        case COMMUNITIES -> Kind.COMMUNITY;
      };
    }
  }

  /**
   * What someone looks for; all but the text may be left out as null, or empty.
   *
   * @param text words; "a phrase"; -without; begin*
   * @param languages that he reads, preferred softly
   * @param community only in the community with this slug
   * @param author only by the person with this user name
   * @param kind only in conversations of this kind
   * @param age only what was written so long ago
   * @param order the best first if null
   * @param after where to go on, as {@link Findings#next} of the page before; then {@code from} has
   *     no meaning
   * @param facets whether all of {@link Findings#counts} is wanted
   * @param from the first hit wanted, from 0
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
      Order order,
      String after,
      boolean facets,
      int from,
      int size) {
    public Query {
      languages = languages == null ? Set.of() : Set.copyOf(languages);
      order = order == null ? Order.RELEVANCE : order;
    }

    /** The best of all ages, by places. */
    public Query(
        String text,
        Set<Language> languages,
        Section section,
        String community,
        String tag,
        String author,
        Language language,
        org.guildhall.conversation.Kind kind,
        int from,
        int size) {
      this(
          text, languages, section, community, tag, author, language, kind, null, null, null, false,
          from, size);
    }
  }

  /**
   * One page of what was found.
   *
   * @param total how many hits there are on all pages
   * @param sections how many there would be in each section, were only that chosen otherwise
   * @param languages the same for each language that has any
   * @param goesOn whether there are hits behind this page
   * @param next where the next page goes on; null after the last
   * @param counts how much there would be, were something else chosen; communities and authors by
   *     their ids
   * @param suggestion what was typed with words in it corrected, where this finds little; else null
   */
  public record Findings(
      Count total,
      Map<Section, Count> sections,
      Map<Language, Count> languages,
      List<Finding> page,
      boolean goesOn,
      String next,
      Counts counts,
      String suggestion) {}

  /**
   * One thing that was found, and why. What it is not, is null.
   *
   * @param conversation itself, or that of the post
   * @param post a reply
   */
  public record Finding(
      Hit hit, Conversation conversation, Post post, CommunitySummary community, Person person) {

    /** Who wrote what was found in a conversation. */
    public Person author() {
      return post == null ? conversation.author() : post.author();
    }

    public Instant writtenAt() {
      return post == null ? conversation.openedAt() : post.postedAt();
    }

    private boolean isThere() {
      return switch (hit.kind()) {
        case CONVERSATION -> conversation != null;
        case POST -> conversation != null && post != null;
        case COMMUNITY -> community != null;
        case PERSON -> person != null;
        case CARD -> false;
      };
    }

    /** Whether its name is what was looked for. */
    boolean isMeant() {
      return conversation == null && hit.title().stream().anyMatch(SearchResult.Segment::match);
    }
  }

  /** Whether search is switched on. */
  public boolean isEnabled() {
    return settings.isEnabled();
  }

  /**
   * Looks for something among what the actor may read, the best first; on the first page people and
   * communities that are called so stand before what was said.
   *
   * @throws BusinessException when search is switched off or the index is not open
   * @throws org.guildhall.platform.NotFoundException when there is no such community or author
   * @throws IllegalArgumentException when it is to go on after what no answer gave
   */
  public Findings find(Actor actor, @NotNull Query query) {
    var reader = people.require(actor);
    var index = open();
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
    var request =
        new SearchRequest(
            query.text,
            new HashSet<>(communities.readableBy(reader.id())),
            query.languages,
            filter,
            query.from,
            query.size,
            query.order,
            query.after,
            query.facets);
    var result = index.search(request);
    var counts = result.counts();
    var sections = new EnumMap<Section, Count>(Section.class);
    for (var section : Section.values()) {
      sections.put(section, counts.of(section.kind()));
    }
    var languages = new EnumMap<Language, Count>(Language.class);
    languages.putAll(counts.languages());
    languages.remove(Language.OTHER);
    languages.values().removeIf(count -> count.number() == 0);
    var isFirst = query.from == 0 && query.after == null && query.order == Order.RELEVANCE;
    var page = show(reader, result.hits());
    return new Findings(
        counts.total(),
        sections,
        languages,
        isFirst ? namedFirst(page) : page,
        result.goesOn(),
        result.next(),
        counts,
        result.suggestion());
  }

  /**
   * What the actor may read that is about the same as something he is writing, the most similar
   * first.
   *
   * @param languages that he reads; may be empty
   * @throws BusinessException when search is switched off or the index is not open
   */
  public List<Finding> similar(
      Actor actor, @NotNull String title, @NotNull String body, Set<Language> languages) {
    var reader = people.require(actor);
    var readable = new HashSet<>(communities.readableBy(reader.id()));
    return show(reader, open().similar(title, body, readable, languages, SIMILAR));
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
    keeper.rebuild();
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
    var index = open();
    if (keeper.isBuilding() || index.status().lastCommit() == null) {
      throw new BusinessException("search.not-open");
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

  private SearchIndex open() {
    requireEnabled();
    return keeper.index().orElseThrow(() -> new BusinessException("search.not-open"));
  }

  /**
   * Each kind of thing in one statement; what is gone, or may not be read after all, is left out.
   */
  private List<Finding> show(Person reader, List<Hit> hits) {
    var talks =
        byId(
            conversations.withIds(
                hits.stream().map(Hit::conversationId).filter(Objects::nonNull).toList()),
            conversation -> conversation.id().value());
    var posts = byId(conversations.posts(ids(hits, Kind.POST)), post -> post.id().value());
    var places =
        byId(communities.summaries(ids(hits, Kind.COMMUNITY), reader.id()), CommunitySummary::id);
    var persons = byId(people.withIds(ids(hits, Kind.PERSON)), person -> person.id().value());
    // A right to read depends on the community only; so one question for each will do.
    var readable = new HashMap<CommunityId, Boolean>();
    return hits.stream()
        .map(
            hit ->
                switch (hit.kind()) {
                  case CONVERSATION -> new Finding(hit, talks.get(hit.id()), null, null, null);
                  case POST ->
                      new Finding(
                          hit, talks.get(hit.conversationId()), posts.get(hit.id()), null, null);
                  case COMMUNITY -> new Finding(hit, null, null, places.get(hit.id()), null);
                  case PERSON -> new Finding(hit, null, null, null, persons.get(hit.id()));
                  case CARD -> new Finding(hit, null, null, null, null);
                })
        .filter(Finding::isThere)
        .filter(
            finding ->
                finding.conversation == null
                    || readable.computeIfAbsent(
                        finding.conversation.community().id(),
                        id -> policy.mayRead(reader, finding.conversation).isAllowed()))
        .toList();
  }

  /** Those before whose names are what was looked for. */
  private static List<Finding> namedFirst(List<Finding> page) {
    return page.stream()
        .sorted(Comparator.comparing((Finding finding) -> !finding.isMeant()))
        .toList();
  }

  private static List<Long> ids(Collection<Hit> hits, Kind kind) {
    return hits.stream().filter(hit -> hit.kind() == kind).map(Hit::id).toList();
  }

  private static <T> Map<Long, T> byId(List<T> things, Function<T, Long> id) {
    return things.stream().collect(Collectors.toMap(id, Function.identity()));
  }
}
