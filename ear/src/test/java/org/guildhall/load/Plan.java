package org.guildhall.load;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who writes what, when, and in reply to what, over some years; the texts come later, post by post,
 * so that only this plan is held in memory: some ten words for each post.
 */
final class Plan {
  enum Type {
    QUESTION,
    ANSWER,
    COMMENT
  }

  /** How many replies the conversations have of which there are certainly many. */
  static final int TWENTY = 20;

  private static final int MOST_REPLIES = 60;
  private static final Instant BEGIN = Instant.parse("2019-02-04T06:00:00Z");
  private static final long SPAN = 6 * 365 * 24 * 3600L;

  private final long seed;
  private final int authors;
  private final Map<Tongue, List<Integer>> authorsByTongue;
  private final List<Planned> posts = new ArrayList<>();
  private int conversations;

  /** One post; {@code id} counts questions and answers on the one hand, comments on the other. */
  static final class Planned {
    final Type type;
    final int conversation;
    final Tongue tongue;
    final Planned parent;
    final long second;
    final int author;
    int id;
    Planned accepted;

    private Planned(
        Type type, int conversation, Tongue tongue, Planned parent, long second, int author) {
      this.type = type;
      this.conversation = conversation;
      this.tongue = tongue;
      this.parent = parent;
      this.second = second;
      this.author = author;
    }

    Instant at() {
      return Instant.ofEpochSecond(second);
    }
  }

  /**
   * @param size how many posts, questions, answers and comments together; at least 1
   */
  Plan(int size, long seed) {
    this.seed = seed;
    authors = (int) Math.clamp(6 * Math.sqrt(size), 12, 6_000);
    authorsByTongue =
        IntStream.rangeClosed(1, authors).boxed().collect(Collectors.groupingBy(this::tongueOf));
    int twenties = Math.min(600, size / 50);
    while (posts.size() < size) {
      var left = size - posts.size();
      boolean twenty = conversations < twenties && left > TWENTY;
      var rolls = new Rolls(seed, ++conversations);
      converse(rolls, Math.min(left - 1, twenty ? TWENTY : replies(rolls)), twenty);
    }
    posts.sort(Comparator.comparingLong((Planned post) -> post.second));
    int id = 0;
    int comment = 0;
    for (var post : posts) {
      post.id = post.type == Type.COMMENT ? ++comment : ++id;
    }
  }

  /** In the order in which they were written. */
  List<Planned> posts() {
    return posts;
  }

  int authors() {
    return authors;
  }

  Tongue tongueOf(int author) {
    return Tongue.any(new Rolls(seed, author, "tongue".hashCode()));
  }

  String name(int author) {
    return tongueOf(author).personName(new Rolls(seed, author, "name".hashCode()));
  }

  Instant joined(int author) {
    return BEGIN.minusSeconds(new Rolls(seed, author).between(0, 30_000_000));
  }

  private static int replies(Rolls rolls) {
    return rolls.chance(0.1) ? 0 : (int) Math.min(MOST_REPLIES, rolls.spread(2.6, 0.9));
  }

  private void converse(Rolls rolls, int replies, boolean answersOnly) {
    var tongue = Tongue.any(rolls);
    // The firm grows, and so does the talk.
    long second = workingHours(rolls, (long) (SPAN * Math.sqrt(rolls.fraction()) * 0.98));
    var question = add(Type.QUESTION, tongue, null, second, author(rolls, tongue));
    var answers = new ArrayList<Planned>();
    for (int i = 0; i < replies; i++) {
      second = Math.min(second + 60 + (long) rolls.spread(6 * 3600.0, 1.6), end());
      var comments = !answersOnly && rolls.chance(0.3);
      var parent = comments && !answers.isEmpty() ? rolls.any(answers) : question;
      var asker = comments && rolls.chance(0.4);
      var author = asker ? question.author : author(rolls, tongue);
      var post = add(comments ? Type.COMMENT : Type.ANSWER, tongue, parent, second, author);
      if (!comments) {
        answers.add(post);
      }
    }
    if (!answers.isEmpty() && rolls.chance(0.55)) {
      question.accepted = rolls.any(answers);
    }
  }

  private Planned add(Type type, Tongue tongue, Planned parent, long second, int author) {
    var post = new Planned(type, conversations, tongue, parent, second, author);
    posts.add(post);
    return post;
  }

  private int author(Rolls rolls, Tongue tongue) {
    var ofTongue = authorsByTongue.get(tongue);
    // Some write in a language that is not their own.
    if (ofTongue == null || rolls.chance(0.1)) {
      return rolls.rank(authors, 0.8) + 1;
    }
    return ofTongue.get(rolls.rank(ofTongue.size(), 0.8));
  }

  private static long workingHours(Rolls rolls, long offset) {
    var day = BEGIN.plusSeconds(offset).atZone(ZoneOffset.UTC);
    if (day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue() && rolls.chance(0.85)) {
      day = day.minusDays(2);
    }
    return day.withHour(6).toEpochSecond() + rolls.between(0, 11 * 3600);
  }

  private static long end() {
    return BEGIN.getEpochSecond() + SPAN;
  }
}
