package org.guildhall.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Markdown;
import org.guildhall.conversation.Post;
import org.guildhall.knowledge.Card;
import org.guildhall.knowledge.Cards;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.search.lucene.Entry;
import org.guildhall.search.lucene.Kind;

/**
 * Reads from the database what is to be found, many things at a time.
 *
 * <p>A conversation is read by the post that opens it: there is nothing to ask for by {@link
 * Kind#CONVERSATION}.
 */
@ApplicationScoped
@Transactional
class Entries {
  @Inject private People people;
  @Inject private Communities communities;
  @Inject private Conversations conversations;
  @Inject private Cards cards;
  @Inject private Markdown markdown;

  /** The entries of those of these that are there to be found, by their ids. */
  Map<Long, Entry> of(Kind kind, Collection<Long> ids) {
    return switch (kind) {
      case POST -> {
        var solved = conversations.countSolved(ids);
        yield conversations.whole(ids).stream()
            .collect(
                Collectors.toMap(
                    post -> post.id().value(),
                    post -> entry(post, solved.getOrDefault(post.id().value(), 0L))));
      }
      case CARD -> {
        var reused = cards.countReuse(ids);
        yield cards.whole(ids).stream()
            .filter(card -> !card.isRetired())
            .map(card -> entry(card, reused.getOrDefault(card.id().value(), 0L)))
            .collect(Collectors.toMap(Entry::id, Function.identity()));
      }
      case COMMUNITY ->
          communities.withIds(ids).stream()
              .map(Entries::entry)
              .collect(Collectors.toMap(Entry::id, Function.identity()));
      case PERSON ->
          people.withIds(ids).stream()
              .filter(Person::isActive)
              .map(Entries::entry)
              .collect(Collectors.toMap(Entry::id, Function.identity()));
      case CONVERSATION -> Map.of();
    };
  }

  /** Ids after {@code after} in ascending order, at most {@code max}, of all there is. */
  List<Long> idsAfter(Kind kind, long after, int max) {
    return switch (kind) {
      case POST -> conversations.postIdsAfter(after, max);
      case COMMUNITY -> communities.idsAfter(after, max);
      case PERSON -> people.activeIdsAfter(after, max);
      case CARD -> cards.idsAfter(after, max);
      case CONVERSATION -> List.of();
    };
  }

  /**
   * An entry, and the id by which news names it: for a conversation, the id of the post that opens
   * it.
   */
  record Read(long newsId, Entry entry) {}

  /**
   * The entries of a kind whose ids come after {@code after}, in that order, at most {@code max}.
   */
  List<Read> after(Kind kind, long after, int max) {
    return read(
        kind,
        switch (kind) {
          case CONVERSATION -> conversations.openingIdsAfter(after, max);
          case POST -> conversations.replyIdsAfter(after, max);
          case COMMUNITY, PERSON, CARD -> idsAfter(kind, after, max);
        });
  }

  /** Those of these entries that are there, in the order of their ids. */
  List<Read> withIds(Kind kind, Collection<Long> ids) {
    return read(kind, kind == Kind.CONVERSATION ? conversations.openingIds(ids) : ids);
  }

  private List<Read> read(Kind kind, Collection<Long> newsIds) {
    return of(kind == Kind.CONVERSATION ? Kind.POST : kind, newsIds).entrySet().stream()
        .map(found -> new Read(found.getKey(), found.getValue()))
        .filter(read -> read.entry.kind() == kind)
        .sorted(Comparator.comparing(read -> read.entry.id()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** How many entries there are. */
  long count() {
    return conversations.countPosts() + communities.count() + people.countActive() + cards.count();
  }

  private Entry entry(Post post, long solved) {
    var conversation = post.conversation();
    var community = conversation.community().id().value();
    var text = markdown.plainText(post.body());
    var entry =
        post.isOpening()
            ? Entry.conversation(conversation.id().value(), community, conversation.title(), text)
                .tags(conversation.tags())
            : Entry.post(post.id().value(), conversation.id().value(), community, text);
    return entry
        .author(post.author().id().value())
        .created(post.postedAt())
        .talk(conversation.kind().name())
        .accepted(conversation.isAccepted(post))
        .solved(Math.toIntExact(solved))
        .build();
  }

  private Entry entry(Card card, long reused) {
    return Entry.card(
            card.id().value(),
            card.community().id().value(),
            card.question(),
            (markdown.plainText(card.answer()) + "\n" + card.appliesTo()).strip())
        .conversation(card.conversation().id().value())
        .author(card.owner().id().value())
        .tags(card.tags())
        .created(card.writtenAt())
        .talk(card.conversation().kind().name())
        .solved(Math.toIntExact(reused))
        .build();
  }

  /** Of a closed community, too, everyone may know that it exists. */
  private static Entry entry(Community community) {
    return Entry.community(
            community.id().value(),
            true,
            community.name(),
            community.criterion() + ": " + community.purpose())
        .created(community.foundedAt())
        .build();
  }

  private static Entry entry(Person person) {
    return Entry.person(
            person.id().value(),
            person.name(),
            person.userName(),
            Objects.requireNonNullElse(person.title(), ""),
            Objects.requireNonNullElse(person.department(), ""),
            Objects.requireNonNullElse(person.city(), ""))
        .build();
  }
}
