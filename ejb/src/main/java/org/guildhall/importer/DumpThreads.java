package org.guildhall.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.guildhall.importer.StackExchangeDump.Link;
import org.guildhall.importer.StackExchangeDump.Post;
import org.guildhall.importer.StackExchangeDump.PostType;
import org.guildhall.platform.BusinessException;

/**
 * The posts of a dump, put together to threads: a question and its answers.
 *
 * <p>A dump is not in the order of its threads, so that all are held in memory.
 */
class DumpThreads {
  private static final Comparator<Post> IN_TIME =
      Comparator.comparing(Post::created).thenComparing(Post::id);

  private final long mostCharacters;
  private final Map<Long, Post> posts = new HashMap<>();
  private final Map<Long, List<Post>> answers = new HashMap<>();
  private final Map<Long, String> names = new HashMap<>();
  private final List<Link> links = new ArrayList<>();
  private long characters;

  /**
   * A question and its answers.
   *
   * @param answers in the order they were written
   */
  record Asked(Post question, List<Post> answers) {
    Stream<Post> posts() {
      return Stream.concat(Stream.of(question), answers.stream());
    }
  }

  /**
   * Reads the dump.
   *
   * @param mostCharacters that all posts together may have
   * @throws BusinessException when they have more
   */
  DumpThreads(StackExchangeDump dump, long mostCharacters) {
    this.mostCharacters = mostCharacters;
    dump.posts(this::add);
    for (var post : posts.values()) {
      if (post.ownerId() != null) {
        names.put(post.ownerId(), "");
      }
    }
    dump.users(user -> names.replace(user.id(), user.displayName()));
    dump.links(links::add);
    answers.values().forEach(list -> list.sort(IN_TIME));
  }

  private void add(Post post) {
    characters += post.html().length();
    if (characters > mostCharacters) {
      throw new BusinessException("import.denied.too-large", mostCharacters);
    }
    if (posts.putIfAbsent(post.id(), post) == null && post.type() == PostType.ANSWER) {
      answers.computeIfAbsent(post.questionId(), id -> new ArrayList<>()).add(post);
    }
  }

  /** In the order in which they were asked. */
  List<Asked> threads() {
    return posts.values().stream()
        .filter(post -> post.type() == PostType.QUESTION)
        .sorted(IN_TIME)
        .map(question -> new Asked(question, answers.getOrDefault(question.id(), List.of())))
        .toList();
  }

  /** In no order. */
  Stream<Post> posts() {
    return posts.values().stream();
  }

  /** Display names of the accounts that wrote something, by number; empty where there is none. */
  Map<Long, String> names() {
    return names;
  }

  /** The host that the site had, if its links tell. */
  Optional<String> host() {
    return OldLinks.host(links, id -> posts.containsKey(id) ? posts.get(id).html() : null);
  }
}
