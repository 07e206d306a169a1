package org.guildhall.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/** What the server has confirmed to its writers, and whether its pages still say so. */
final class Ledger {
  /** Fewer than go on one page. */
  private static final int MOST_REPLIES = 12;

  /** The texts of writers: a name that no other post has, and which text of the post it is. */
  private static final Pattern TEXT = Pattern.compile("<p>((t[0-9a-f]{12}) v[0-9]+ [a-z ]+)</p>");

  private static final Pattern SOLVED = Pattern.compile("name=\"take-back\" value=\"([0-9]+)\"");

  /** A post that the server has confirmed. */
  static final class Confirmed {
    final String name;
    final long conversation;
    final Long post;
    final String author;
    String text;

    /** An edit that was sent and not confirmed: either text may stand there. */
    String perhaps;

    Confirmed(String name, long conversation, Long post, String author, String text) {
      this.name = name;
      this.conversation = conversation;
      this.post = post;
      this.author = author;
      this.text = text;
    }
  }

  private record Solved(String person, long conversation, long post) {}

  private final Map<String, Confirmed> posts = new LinkedHashMap<>();
  private final Map<Long, Integer> replies = new LinkedHashMap<>();
  private final Set<Solved> solved = new HashSet<>();
  private final Set<Long> touched = new HashSet<>();

  synchronized void opened(String name, long conversation, String author, String text) {
    posts.put(name, new Confirmed(name, conversation, null, author, text));
    replies.put(conversation, 0);
    touched.add(conversation);
  }

  synchronized void replied(String name, long conversation, long post, String author, String text) {
    posts.put(name, new Confirmed(name, conversation, post, author, text));
    touched.add(conversation);
  }

  synchronized void editing(Confirmed post, String text) {
    post.perhaps = text;
    touched.add(post.conversation);
  }

  synchronized void edited(Confirmed post, String text) {
    post.text = text;
    post.perhaps = null;
  }

  synchronized void solved(String person, Confirmed reply) {
    solved.add(new Solved(person, reply.conversation, reply.post));
    touched.add(reply.conversation);
  }

  /** A conversation with room for one reply more, which is taken; null if there is none. */
  synchronized Long toReplyTo(Random random) {
    var open =
        replies.entrySet().stream()
            .filter(entry -> entry.getValue() < MOST_REPLIES)
            .map(Map.Entry::getKey)
            .toList();
    if (open.isEmpty()) {
      return null;
    }
    var chosen = open.get(random.nextInt(open.size()));
    replies.merge(chosen, 1, Integer::sum);
    return chosen;
  }

  /** Some reply of that author, or of anyone else. */
  synchronized Confirmed reply(Random random, String author, boolean own) {
    var some =
        posts.values().stream()
            .filter(post -> post.post != null && post.author.equals(author) == own)
            .toList();
    return some.isEmpty() ? null : some.get(random.nextInt(some.size()));
  }

  synchronized int size() {
    return posts.size();
  }

  /** Forgets which conversations were written in; gives them back. */
  synchronized Set<Long> touched() {
    var all = Set.copyOf(touched);
    touched.clear();
    return all;
  }

  synchronized Set<Long> conversations() {
    return Set.copyOf(replies.keySet());
  }

  /** Reads these conversations, and compares. */
  synchronized void verify(Map<String, Client> clients, Set<Long> conversations)
      throws IOException {
    for (var conversation : conversations) {
      var reader = clients.values().iterator().next();
      var found = texts(reader.page("/guildhall/conversation/show?id=" + conversation));
      for (var post : posts.values()) {
        if (post.conversation == conversation) {
          var texts = found.getOrDefault(post.name, List.of());
          assertEquals(1, texts.size(), post.name + " in " + conversation + ": " + texts);
          var text = texts.getFirst();
          assertTrue(
              text.equals(post.text) || text.equals(post.perhaps),
              "confirmed: " + post.text + "; found: " + text);
        }
      }
      for (var client : clients.entrySet()) {
        var said =
            solved.stream()
                .filter(one -> one.conversation == conversation)
                .filter(one -> one.person.equals(client.getKey()))
                .map(Solved::post)
                .toList();
        if (!said.isEmpty()) {
          var page = client.getValue().page("/guildhall/conversation/show?id=" + conversation);
          var there = new HashSet<Long>();
          SOLVED.matcher(page).results().forEach(one -> there.add(Long.valueOf(one.group(1))));
          assertTrue(there.containsAll(said), client.getKey() + " said " + said + ": " + there);
        }
      }
    }
  }

  private static Map<String, List<String>> texts(String page) {
    var texts = new HashMap<String, List<String>>();
    TEXT.matcher(page)
        .results()
        .forEach(
            one ->
                texts.computeIfAbsent(one.group(2), name -> new ArrayList<>()).add(one.group(1)));
    return texts;
  }
}
