package org.guildhall.importer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.conversation.Arrival;
import org.guildhall.conversation.Arrival.ArrivingOpening;
import org.guildhall.conversation.ArrivedPlace;
import org.guildhall.conversation.Kind;
import org.guildhall.conversation.Opening;
import org.guildhall.importer.Authors.Author;
import org.guildhall.importer.Import.Stage;
import org.guildhall.importer.Import.Step;
import org.guildhall.importer.ImportSteps.Arriving;
import org.guildhall.importer.StackExchangeDump.Comment;
import org.guildhall.importer.StackExchangeDump.Part;
import org.guildhall.importer.StackExchangeDump.Post;
import org.guildhall.importer.StackExchangeDump.PostType;
import org.guildhall.importer.StackExchangeDump.Taker;
import org.guildhall.importer.StackExchangeDump.User;
import org.guildhall.people.PersonId;
import org.guildhall.platform.BusinessException;

/**
 * Brings a Stack Exchange dump into a community, stage by stage: questions with their answers
 * become conversations, and comments become replies in them.
 *
 * <p>Every file is read row by row, as often as a stage needs it, and rows go in batches: nothing
 * that grows with the dump is held but a bit for each of its numbers. What has come in is known by
 * its origin, such as {@code bicycles:123} for a post and {@code bicycles:c45} for a comment, so
 * that nothing comes in twice.
 */
@ApplicationScoped
class StackExchangeImport {
  private static final Logger LOG = System.getLogger(StackExchangeImport.class.getName());

  /** A time further ahead than this is none at which somebody wrote. */
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

  /** Rows that one transaction takes. */
  private static final int BATCH = 500;

  /** Characters after which a batch is full, however few its rows are. */
  private static final long BATCH_CHARACTERS = 4_000_000;

  /** Rows after which it is told how far the import is, though none of them came in. */
  private static final int QUIET_ROWS = 20_000;

  /** Links whose targets are asked for in one statement. */
  private static final int BATCH_LINKS = 2_000;

  /** More answers than these that stand before their questions are looked for one and all. */
  private static final int MOST_LATE = 100_000;

  @Inject private ImportSteps steps;
  @Inject private Clock clock;

  private final HtmlToMarkdown markdown = new HtmlToMarkdown();

  /**
   * Works on an import until it is done.
   *
   * @param goOn asked between batches; when it says no, the import stays as it is
   * @throws ImportSteps.Stopped when it was cancelled, or shall not go on
   * @throws BusinessException when the file is no dump
   */
  void run(Import one, Path file, BooleanSupplier goOn) {
    try (var dump = StackExchangeDump.open(file)) {
      new Run(one, dump, goOn).allStages();
    }
  }

  /** One import, as long as it is worked on. */
  private class Run {
    private final ImportId id;
    private final String source;
    private final StackExchangeDump dump;
    private final BooleanSupplier goOn;
    private final Authors authors;
    private final Numbers accounts = new Numbers();
    private Import one;
    private Set<String> late = new HashSet<>();

    Run(Import one, StackExchangeDump dump, BooleanSupplier goOn) {
      this.one = one;
      this.dump = dump;
      this.goOn = goOn;
      id = one.id();
      source = one.source();
      authors = new Authors(source);
    }

    void allStages() {
      // Who wrote something is not kept, so that a scan is done again; later stages go on.
      int at = one.stage() == Stage.PEOPLE ? Stage.SCAN.ordinal() : one.stage().ordinal();
      boolean goesOn = at > Stage.SCAN.ordinal();
      if (goesOn) {
        late = null;
      }
      for (var stage : List.of(Stage.values()).subList(at, Stage.values().length)) {
        if (!goesOn) {
          one = steps.enter(id, stage);
        }
        goesOn = false;
        work(stage);
      }
      steps.done(id);
    }

    private void work(Stage stage) {
      switch (stage) {
        case SCAN -> scan();
        case PEOPLE -> through(dump::users, new People());
        case POSTS -> through(dump::posts, new Posts());
        case LATE -> {
          if (late == null || !late.isEmpty()) {
            through(dump::posts, new LateAnswers());
          }
        }
        case COMMENTS -> through(dump::comments, new Comments());
        case LINKS -> {
          through(dump::posts, new PostLinks());
          through(dump::comments, new CommentLinks());
        }
      }
    }

    private <T> void through(Consumer<Taker<T>> reading, Pass<T> pass) {
      reading.accept(pass);
      pass.flush();
      if (pass.hasMoreToTell()) {
        pass.flush();
      }
    }

    private void scan() {
      var hosts = new HostTally();
      var links = new Scan<StackExchangeDump.Link>(hosts::list);
      var users = new Scan<User>(user -> {});
      var posts =
          new Scan<Post>(
              post -> {
                if (post.type() != PostType.OTHER) {
                  wrote(post.ownerId());
                  hosts.read(post.id(), post.html());
                }
              });
      var comments = new Scan<Comment>(comment -> wrote(comment.ownerId()));
      through(dump::links, links);
      through(dump::users, users);
      through(dump::posts, posts);
      through(dump::comments, comments);
      steps.learn(id, users.rows() + posts.rows() + comments.rows(), hosts.host().orElse(null));
    }

    private void wrote(Long account) {
      if (account != null) {
        accounts.add(account);
      }
    }

    private String origin(long post) {
      return source + ":" + post;
    }

    private String originOfComment(long comment) {
      return source + ":c" + comment;
    }

    /** Going through a file once, a batch of rows at a time. */
    private abstract class Pass<T> implements Taker<T> {
      private final int weight;
      private final long skipped;
      private long rows;
      private long bytes = -1;
      private long toldRows;
      private long toldRowsBefore;
      private long toldBytes;
      private long leftOut;
      private long since = System.nanoTime();
      private List<ImportProblem> problems = new ArrayList<>();

      Pass(int weight, long skipped) {
        this.weight = weight;
        this.skipped = skipped;
        rows = skipped;
        toldRows = skipped;
      }

      @Override
      public long skip() {
        return skipped;
      }

      long rows() {
        return rows;
      }

      @Override
      public void problem(ImportProblem problem) {
        problems.add(problem);
      }

      @Override
      public void passed(long read) {
        if (bytes < 0 && skipped > 0) {
          // Up to here it had been told before the import was interrupted.
          toldBytes = read;
        }
        rows++;
        bytes = read;
        if (isFull() || rows - toldRows >= QUIET_ROWS || problems.size() >= BATCH) {
          flush();
        }
      }

      void leaveOut(String file, int line, String reason, Object... arguments) {
        problems.add(ImportProblem.at(file, line, reason, arguments));
        leftOut++;
      }

      void leaveOut() {
        leftOut++;
      }

      /** Whether its rows are among those that the import tells it has read. */
      boolean counts() {
        return true;
      }

      void flush() {
        if (!goOn.getAsBoolean()) {
          throw new ImportSteps.Stopped();
        }
        commit(step());
      }

      private Step step() {
        long now = System.nanoTime();
        var step =
            new Step(
                rows,
                counts() ? rows - toldRows : 0,
                weight * Math.max(0, bytes - toldBytes),
                leftOut,
                Duration.ofNanos(now - since));
        toldRowsBefore = toldRows;
        toldRows = rows;
        toldBytes = Math.max(0, bytes);
        leftOut = 0;
        since = now;
        return step;
      }

      /** Part of a step is done: interrupted here, all of it is gone through again. */
      Step begun() {
        return new Step(toldRowsBefore, 0, 0, 0, Duration.ZERO);
      }

      /** What a batch has shown only when it came in is told with the next one. */
      boolean hasMoreToTell() {
        return leftOut > 0 || !problems.isEmpty();
      }

      List<ImportProblem> takeProblems() {
        var taken = problems;
        problems = new ArrayList<>();
        return taken;
      }

      boolean isFull() {
        return false;
      }

      void commit(Step step) {
        steps.advance(id, step, takeProblems());
      }
    }

    /** Looks and changes nothing; problems are told by whoever reads the same rows later. */
    private class Scan<T> extends Pass<T> {
      private final Consumer<T> look;

      Scan(Consumer<T> look) {
        super(Stages.weight(Stage.SCAN), 0);
        this.look = look;
      }

      @Override
      public void take(T row) {
        look.accept(row);
      }

      @Override
      public void problem(ImportProblem problem) {}

      @Override
      boolean counts() {
        return false;
      }
    }

    private class People extends Pass<User> {
      private Map<String, String> names = new HashMap<>();

      People() {
        super(Stages.weight(Stage.PEOPLE), 0);
      }

      @Override
      public void take(User user) {
        if (accounts.contains(user.id())) {
          names.putIfAbsent(
              authors.userName(user.id(), null), Authors.called(user.id(), user.displayName()));
        }
      }

      @Override
      boolean isFull() {
        return names.size() >= BATCH;
      }

      @Override
      void commit(Step step) {
        steps.people(id, names, step, takeProblems());
        names = new HashMap<>();
      }
    }

    /** Brings in what stands in the rows. */
    private abstract class Arrivals<T> extends Pass<T> {
      private final Part part;
      private final Instant latest = clock.instant().plus(CLOCKS_DIFFER);
      private final Numbers seen = new Numbers();
      private List<Arriving> batch = new ArrayList<>();
      private long characters;

      Arrivals(Part part, Stage stage) {
        super(Stages.weight(stage), one.stageRows());
        this.part = part;
      }

      @Override
      public void problem(ImportProblem problem) {
        super.problem(problem);
        leaveOut();
      }

      /** Whether the row is one to bring in; says why not. */
      boolean isSound(int line, long number, Instant created, Instant edited) {
        if (!seen.add(number)) {
          leaveOut(part.file(), line, "duplicate", Long.toString(number));
          return false;
        }
        if (created.isAfter(latest) || edited != null && edited.isAfter(latest)) {
          leaveOut(part.file(), line, "future");
          return false;
        }
        return true;
      }

      void arrives(
          int line,
          String origin,
          String inReplyTo,
          Author author,
          String text,
          Function<PersonId, Arrival> arrival) {
        batch.add(new Arriving(line, origin, inReplyTo, author, arrival));
        characters += text.length();
      }

      @Override
      boolean isFull() {
        return batch.size() >= BATCH || characters >= BATCH_CHARACTERS;
      }

      @Override
      void commit(Step step) {
        var arriving = chosen(batch);
        batch = new ArrayList<>();
        characters = 0;
        bringIn(arriving, step, takeProblems());
      }

      List<Arriving> chosen(List<Arriving> arriving) {
        return arriving;
      }

      /**
       * Where the database refuses one of many, the others come in all the same. That it refuses
       * everything is no fault of a row: then the step that tells of the row fails as well.
       */
      private void bringIn(List<Arriving> some, Step step, List<ImportProblem> found) {
        try {
          steps.posts(id, part.file(), some, step, found, this::astray);
        } catch (ImportSteps.Stopped | BusinessException e) {
          throw e;
        } catch (RuntimeException e) {
          if (some.isEmpty()) {
            throw e;
          }
          if (some.size() == 1) {
            var refused = some.getFirst();
            LOG.log(Level.WARNING, refused.origin() + " cannot be stored", e);
            found.add(ImportProblem.at(part.file(), refused.line(), "refused"));
            steps.advance(id, step.leavingOut(1), found);
            return;
          }
          int half = some.size() / 2;
          bringIn(some.subList(0, half), begun(), new ArrayList<>());
          bringIn(some.subList(half, some.size()), step, found);
        }
      }

      /** Its conversation is not there. */
      abstract void astray(Arriving post);
    }

    private class Posts extends Arrivals<Post> {
      Posts() {
        this(Stage.POSTS);
      }

      Posts(Stage stage) {
        super(Part.POSTS, stage);
      }

      void arrives(Post post) {
        arrives(
            post.line(),
            origin(post.id()),
            post.type() == PostType.QUESTION ? null : origin(post.questionId()),
            authors.of(post.ownerId(), post.ownerName()),
            post.html(),
            author -> arrival(post, author));
      }

      @Override
      public void take(Post post) {
        if (post.type() == PostType.OTHER) {
          leaveOut();
        } else if (isSound(post.line(), post.id(), post.created(), post.edited())) {
          arrives(post);
        }
      }

      @Override
      void astray(Arriving answer) {
        if (late != null) {
          late.add(answer.origin());
          late = late.size() > MOST_LATE ? null : late;
        }
      }
    }

    /** The answers whose questions were not there when they were read, once more. */
    private class LateAnswers extends Posts {
      LateAnswers() {
        super(Stage.LATE);
      }

      @Override
      public void take(Post post) {
        if (post.type() == PostType.ANSWER
            && (late == null || late.contains(origin(post.id())))
            && isSound(post.line(), post.id(), post.created(), post.edited())) {
          arrives(post);
        }
      }

      @Override
      public void problem(ImportProblem problem) {}

      @Override
      void leaveOut(String file, int line, String reason, Object... arguments) {}

      @Override
      boolean counts() {
        return false;
      }

      @Override
      List<Arriving> chosen(List<Arriving> arriving) {
        var there =
            steps.places(arriving.stream().map(Arriving::origin).collect(Collectors.toSet()));
        return arriving.stream().filter(post -> !there.containsKey(post.origin())).toList();
      }

      @Override
      void astray(Arriving answer) {
        super.leaveOut(Part.POSTS.file(), answer.line(), "no-question");
      }
    }

    private class Comments extends Arrivals<Comment> {
      Comments() {
        super(Part.COMMENTS, Stage.COMMENTS);
      }

      @Override
      public void take(Comment comment) {
        if (isSound(comment.line(), comment.id(), comment.created(), null)) {
          arrives(
              comment.line(),
              originOfComment(comment.id()),
              origin(comment.postId()),
              authors.of(comment.ownerId(), comment.ownerName()),
              comment.text(),
              author -> arrival(comment, author));
        }
      }

      @Override
      void astray(Arriving comment) {
        leaveOut(Part.COMMENTS.file(), comment.line(), "no-post");
      }
    }

    private Arrival arrival(Post post, PersonId author) {
      boolean asks = post.type() == PostType.QUESTION;
      return new Arrival(
          origin(post.id()),
          asks ? opening(post) : null,
          asks ? null : origin(post.questionId()),
          author,
          markdown.convert(post.html()),
          post.created(),
          post.edited());
    }

    private Arrival arrival(Comment comment, PersonId author) {
      return new Arrival(
          originOfComment(comment.id()),
          null,
          origin(comment.postId()),
          author,
          CommentText.toMarkdown(comment.text(), UnaryOperator.identity()),
          comment.created(),
          null);
    }

    private ArrivingOpening opening(Post post) {
      var title = post.title().isBlank() ? origin(post.id()) : post.title().strip();
      return new ArrivingOpening(
          Kind.QUESTION, Shortened.to(Opening.TITLE_MAX, title), post.tags());
    }

    /** Links to what has come in, also from what came in earlier: some may have come only now. */
    private abstract class Links<T> extends Pass<T> {
      private Map<String, String> texts = new HashMap<>();
      private Map<String, String> accepted = new HashMap<>();
      private Set<Long> targets = new HashSet<>();

      Links() {
        super(Stages.weight(Stage.LINKS), 0);
      }

      void look(String origin, String text) {
        if (OldLinks.mayBeIn(text)) {
          texts.put(origin, text);
          targets(text).forEach(targets::add);
        }
      }

      void accepted(String question, String answer) {
        accepted.put(question, answer);
      }

      @Override
      public void problem(ImportProblem problem) {}

      @Override
      boolean counts() {
        return false;
      }

      @Override
      boolean isFull() {
        return texts.size() + accepted.size() >= BATCH || targets.size() >= BATCH_LINKS;
      }

      @Override
      void commit(Step step) {
        var places =
            steps.places(targets.stream().map(Run.this::origin).collect(Collectors.toSet()));
        var links =
            new OldLinks(
                one.host().orElse(null),
                post -> {
                  var place = places.get(origin(post));
                  return place == null ? null : address(place);
                });
        var bodies = new HashMap<String, String>();
        texts.forEach(
            (origin, text) -> {
              var body = turned(text, links);
              if (body != null) {
                bodies.put(origin, body);
              }
            });
        steps.link(id, bodies, accepted, step);
        texts = new HashMap<>();
        accepted = new HashMap<>();
        targets = new HashSet<>();
      }

      /** All posts that the text may point to. */
      abstract Stream<Long> targets(String text);

      /** As Markdown with its links turned; null where none is. */
      abstract String turned(String text, OldLinks links);
    }

    private class PostLinks extends Links<Post> {
      @Override
      public void take(Post post) {
        if (post.type() != PostType.OTHER) {
          look(origin(post.id()), post.html());
        }
        if (post.acceptedAnswerId() != null) {
          accepted(origin(post.id()), origin(post.acceptedAnswerId()));
        }
      }

      @Override
      Stream<Long> targets(String html) {
        return OldLinks.targets(html);
      }

      @Override
      String turned(String html, OldLinks links) {
        return links.turnAny(html) ? markdown.convert(html, links::now) : null;
      }
    }

    private class CommentLinks extends Links<Comment> {
      @Override
      public void take(Comment comment) {
        look(originOfComment(comment.id()), comment.text());
      }

      @Override
      Stream<Long> targets(String text) {
        var found = new ArrayList<Long>();
        CommentText.toMarkdown(
            text,
            address -> {
              found.addAll(OldLinks.targetsOf(address));
              return address;
            });
        return found.stream();
      }

      @Override
      String turned(String text, OldLinks links) {
        var now = CommentText.toMarkdown(text, links::now);
        return now.equals(CommentText.toMarkdown(text, UnaryOperator.identity())) ? null : now;
      }
    }
  }

  /** As seen from the page that shows a conversation. */
  private static String address(ArrivedPlace place) {
    return "show?id=" + place.conversation() + (place.opening() ? "" : "#p" + place.post());
  }
}
