package org.guildhall.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.guildhall.community.CommunityFounded;
import org.guildhall.conversation.AnswerAccepted;
import org.guildhall.conversation.ConversationOpened;
import org.guildhall.conversation.ConversationsMoved;
import org.guildhall.conversation.PostAdded;
import org.guildhall.conversation.PostEdited;
import org.guildhall.conversation.PostId;
import org.guildhall.conversation.PostsArrived;
import org.guildhall.conversation.ReuseChanged;
import org.guildhall.conversation.VisibilityChanged;
import org.guildhall.knowledge.CardCaptured;
import org.guildhall.knowledge.CardChanged;
import org.guildhall.knowledge.Cards;
import org.guildhall.people.PersonChanged;
import org.guildhall.platform.Outbox;
import org.guildhall.search.lucene.Kind;

/**
 * Hears what happens in the house and leaves word of it in the outbox, in the same transaction;
 * wakes the keeper of the index once that has committed.
 *
 * <p>Who joins or leaves a community changes nothing here: rights are asked when one searches.
 */
@ApplicationScoped
class SearchNews {
  static final String TOPIC = "search";

  /**
   * What an import brings has a lane of its own, so that nothing said meanwhile waits behind it.
   */
  static final String ARRIVALS = "search-arrivals";

  private static final long QUIET = Duration.ofSeconds(2).toNanos();

  /** Something was left in the outbox by the transaction that runs. */
  record Left() {}

  @Inject private SearchSettings settings;
  @Inject private Outbox outbox;
  @Inject private Cards cards;
  @Inject private IndexKeeper keeper;
  @Inject private Event<Left> left;
  private volatile long quietAt = System.nanoTime();

  void opened(@Observes ConversationOpened event) {
    add(Kind.POST, event.opening().value());
  }

  void replied(@Observes PostAdded event) {
    add(Kind.POST, event.post().value());
  }

  void edited(@Observes PostEdited event) {
    add(Kind.POST, event.post().value());
  }

  void changed(@Observes VisibilityChanged event) {
    add(Kind.POST, event.post().value());
  }

  void moved(@Observes ConversationsMoved event) {
    event.posts().forEach(post -> add(Kind.POST, post.value()));
    cards.idsIn(event.into()).forEach(card -> add(Kind.CARD, card));
  }

  /** Both are ranked by it: the answer of now, and the one before. */
  void accepted(@Observes AnswerAccepted event) {
    add(Kind.POST, event.post().value());
    if (event.before() != null) {
      add(Kind.POST, event.before().value());
    }
  }

  void reused(@Observes ReuseChanged event) {
    add(Kind.POST, event.post().value());
    cards.idsDrawnFrom(event.post()).forEach(card -> add(Kind.CARD, card));
  }

  void captured(@Observes CardCaptured event) {
    add(Kind.CARD, event.card().value());
  }

  void changed(@Observes CardChanged event) {
    add(Kind.CARD, event.card().value());
  }

  void founded(@Observes CommunityFounded event) {
    add(Kind.COMMUNITY, event.community().value());
  }

  void changed(@Observes PersonChanged event) {
    add(Kind.PERSON, event.person().value());
  }

  /** These wait until no more come: an import gets on better alone. */
  void arrived(@Observes PostsArrived event) {
    if (settings.isEnabled()) {
      outbox.add(ARRIVALS, Kind.POST.name(), event.posts().stream().map(PostId::value).toList());
      quietAt = System.nanoTime() + QUIET;
    }
  }

  /** Whether no import has brought anything for a moment. */
  boolean isQuiet() {
    return System.nanoTime() - quietAt >= 0;
  }

  /** How many rows wait to be read. */
  long waiting() {
    return outbox.count(TOPIC) + outbox.count(ARRIVALS);
  }

  /** Which of these wait to be read. */
  Set<Long> waiting(Kind kind, Collection<Long> ids) {
    var waiting = new HashSet<>(outbox.waiting(TOPIC, kind.name(), ids));
    waiting.addAll(outbox.waiting(ARRIVALS, kind.name(), ids));
    return waiting;
  }

  /** Says that this is to be read again. A conversation is named by the post that opens it. */
  @Transactional
  void add(Kind kind, long id) {
    if (settings.isEnabled()) {
      outbox.add(TOPIC, kind.name(), id);
      left.fire(new Left());
    }
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Left news) {
    keeper.wake();
  }
}
