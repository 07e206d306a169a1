package org.guildhall.importer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityId;
import org.guildhall.conversation.Arrival;
import org.guildhall.conversation.Arrival.ArrivedPost;
import org.guildhall.conversation.ArrivalService;
import org.guildhall.conversation.ArrivedPlace;
import org.guildhall.conversation.ConversationPolicy;
import org.guildhall.conversation.Kind;
import org.guildhall.conversation.Opening;
import org.guildhall.importer.StackExchangeDump.Post;
import org.guildhall.people.Actor;
import org.guildhall.people.AuthorService;
import org.guildhall.people.PersonId;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;

/**
 * Brings a Stack Exchange dump into a community: questions with their answers become conversations.
 *
 * <p>First the authors come in, then the conversations, each in a transaction of its own, then the
 * links among them are turned. Whatever ends an import half-way, doing it again goes on where it
 * ended, because what has come in is known by its origin, such as {@code bicycles:123}.
 *
 * <p>A dump is not in the order of its conversations, so that the texts of its posts are all held
 * in memory: at most {@link #MOST_CHARACTERS}, of one dump at a time.
 */
@ApplicationScoped
public class StackExchangeImport {
  /** What a source may be called. */
  public static final String SOURCE = "[a-z0-9-]{1,40}";

  /** Characters that all posts of a dump may have together; each takes up to two bytes. */
  public static final long MOST_CHARACTERS = 200_000_000;

  /** Persons, or posts, that one transaction takes. */
  private static final int BATCH = 500;

  private final HtmlToMarkdown markdown = new HtmlToMarkdown();
  private final AtomicBoolean running = new AtomicBoolean();

  @Inject private ConversationPolicy policy;
  @Inject private Communities communities;
  @Inject private AuthorService authorService;
  @Inject private ArrivalService arrivalService;

  /**
   * What an import did.
   *
   * @param conversations how many came in
   * @param posts how many came in with them, questions included
   * @param people how many authors were not known before
   * @param alreadyThere conversations that had come in before
   * @param skipped posts of the dump that are in no conversation here: neither question nor answer,
   *     too long, or answers whose question did not come in or came in earlier without them
   * @param problems what could not be read; the rest came in all the same
   */
  public record Outcome(
      int conversations,
      int posts,
      int people,
      int alreadyThere,
      long skipped,
      List<ImportProblem> problems) {}

  /**
   * Brings a dump in. Takes some milliseconds for each conversation.
   *
   * @param source short name of the site; the same for the same site, so that nothing comes twice
   * @param folderOrZip see {@link StackExchangeDump}
   * @throws NotFoundException when there is no such community
   * @throws BusinessException when the dump is too large, another import is running, or an author
   *     would have the user name of a colleague
   * @throws UncheckedIOException when the path cannot be read
   */
  public Outcome bringIn(
      Actor actor,
      @NotNull CommunityId community,
      @NotNull @Pattern(regexp = SOURCE) String source,
      @NotNull Path folderOrZip) {
    policy.mayBringIn(actor).orThrow();
    communities.require(community);
    if (!running.compareAndSet(false, true)) {
      throw new BusinessException("import.denied.running");
    }
    try (var dump = StackExchangeDump.open(folderOrZip)) {
      return new Run(actor, community, source, dump).outcome();
    } finally {
      running.set(false);
    }
  }

  /** One import of one dump. */
  private class Run {
    private final Actor actor;
    private final CommunityId community;
    private final String source;
    private final StackExchangeDump dump;
    private final DumpThreads dumped;
    private final Authors authors;
    private final List<ImportProblem> problems = new ArrayList<>();
    private int conversations;
    private int posts;
    private int added;

    Run(Actor actor, CommunityId community, String source, StackExchangeDump dump) {
      this.actor = actor;
      this.community = community;
      this.source = source;
      this.dump = dump;
      dumped = new DumpThreads(dump, MOST_CHARACTERS);
      authors = new Authors(source, dumped.names());
    }

    Outcome outcome() {
      var before = arrivalService.arrived(actor, source + ":").keySet();
      var threads = dumped.threads();
      var missing =
          threads.stream().filter(thread -> !before.contains(origin(thread.question()))).toList();
      var people = people(missing);
      missing.forEach(thread -> bringIn(thread, people));
      var there = relink();
      problems.addAll(dump.problems());
      return new Outcome(
          conversations,
          posts,
          added,
          threads.size() - missing.size(),
          dump.skippedPosts()
              + dumped.posts().filter(post -> !there.contains(origin(post))).count(),
          List.copyOf(problems));
    }

    private String origin(Post post) {
      return origin(post.id());
    }

    private String origin(long post) {
      return source + ":" + post;
    }

    private Map<String, PersonId> people(List<DumpThreads.Asked> threads) {
      var ids = new HashMap<String, PersonId>();
      var names = new HashMap<String, String>();
      threads.stream()
          .flatMap(DumpThreads.Asked::posts)
          .forEach(post -> names.putIfAbsent(authors.userName(post), authors.displayName(post)));
      inBatches(
          names,
          batch -> {
            var came = authorService.bringIn(actor, batch);
            ids.putAll(came.ids());
            added += came.added();
          });
      return ids;
    }

    private void bringIn(DumpThreads.Asked thread, Map<String, PersonId> people) {
      var question = thread.question();
      var arriving = new ArrayList<ArrivedPost>();
      thread
          .posts()
          .forEach(
              post -> {
                var body = markdown.convert(post.html());
                if (body.length() > Arrival.BODY_MAX) {
                  problems.add(
                      ImportProblem.at("Posts.xml", 0, "post-too-long", post.id(), body.length()));
                } else {
                  arriving.add(
                      new ArrivedPost(
                          origin(post),
                          people.get(authors.userName(post)),
                          body,
                          post.created(),
                          post.edited(),
                          Objects.equals(post.id(), question.acceptedAnswerId())));
                }
              });
      if (arriving.isEmpty() || !arriving.getFirst().origin().equals(origin(question))) {
        return;
      }
      var title = question.title().isBlank() ? origin(question) : question.title().strip();
      var arrival =
          new Arrival(
              Kind.QUESTION, Shortened.to(Opening.TITLE_MAX, title), question.tags(), arriving);
      if (arrivalService.bringIn(actor, community, arrival)) {
        conversations++;
        posts += arriving.size();
      }
    }

    /** Also in what came in before: some of what it points to may have come only now. */
    private Set<String> relink() {
      var places = arrivalService.arrived(actor, source + ":");
      var links =
          new OldLinks(
              dumped.host().orElse(null),
              post -> {
                var place = places.get(origin(post));
                return place == null ? null : address(place);
              });
      var bodies = new HashMap<String, String>();
      dumped
          .posts()
          .filter(post -> places.containsKey(origin(post)) && links.turnAny(post.html()))
          .forEach(post -> bodies.put(origin(post), markdown.convert(post.html(), links::now)));
      inBatches(bodies, batch -> arrivalService.relink(actor, batch));
      return places.keySet();
    }
  }

  /** As seen from the page that shows a conversation. */
  private static String address(ArrivedPlace place) {
    return "show?id=" + place.conversation() + (place.opening() ? "" : "#p" + place.post());
  }

  private static void inBatches(Map<String, String> all, Consumer<Map<String, String>> each) {
    var batch = new HashMap<String, String>();
    for (var entry : all.entrySet()) {
      batch.put(entry.getKey(), entry.getValue());
      if (batch.size() == BATCH) {
        each.accept(batch);
        batch = new HashMap<>();
      }
    }
    if (!batch.isEmpty()) {
      each.accept(batch);
    }
  }
}
