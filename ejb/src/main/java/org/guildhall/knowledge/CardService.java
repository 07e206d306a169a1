package org.guildhall.knowledge;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunitySummary;
import org.guildhall.community.Stage;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Markdown;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.PostId;
import org.guildhall.conversation.VisibilityChanged;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.Storable;
import org.guildhall.platform.UseCase;
import org.guildhall.platform.Visible;

/** Capturing cards, revising and reviewing them, and saying that they help or hold no longer. */
@UseCase
public class CardService {
  @Inject private People people;
  @Inject private Communities communities;
  @Inject private Conversations conversations;
  @Inject private ConversationService conversationService;
  @Inject private Cards cards;
  @Inject private CardPolicy policy;
  @Inject private KnowledgeSettings settings;
  @Inject private Markdown markdown;
  @Inject private Clock clock;
  @Inject private Event<CardCaptured> cardCaptured;
  @Inject private Event<CardChanged> cardChanged;

  /**
   * What a card from this post would say: the title of its conversation, its text, the tags. A text
   * that is too long for a card ends with a paragraph before that.
   *
   * @throws NotFoundException when there is no such post, or the actor may not read it
   */
  public CardText draft(Actor actor, @NotNull PostId id) {
    var post = conversationService.read(actor, id);
    var conversation = post.conversation();
    return new CardText(
        conversation.title(), shortened(post.body()), "", List.copyOf(conversation.tags()));
  }

  /** Whole paragraphs as long as they fit; where not even one does, the beginning of it. */
  static String shortened(String body) {
    if (body.length() <= CardText.ANSWER_MAX) {
      return body;
    }
    int end = body.lastIndexOf("\n\n", CardText.ANSWER_MAX);
    if (end <= 0) {
      end = CardText.ANSWER_MAX;
      if (Character.isHighSurrogate(body.charAt(end - 1))) {
        end--;
      }
    }
    return body.substring(0, end);
  }

  /**
   * Captures a card from a post and makes the actor its owner. There is one card of each post:
   * whoever captures it once more gets the one he captured.
   *
   * @param reviewOn when it comes up for review; null: after the usual time
   * @throws BusinessException when another's card of that post is there already, or the day is not
   *     one to choose
   */
  public CardId capture(
      Actor actor, @NotNull PostId id, @NotNull @Valid CardText text, LocalDate reviewOn) {
    var person = people.require(actor);
    var post = cards.lock(conversationService.read(actor, id));
    var before = cards.of(post);
    if (before.isPresent() && before.get().owner().id().equals(person.id())) {
      return before.get().id();
    }
    policy.mayCapture(person, post).orThrow();
    if (before.isPresent()) {
      throw new BusinessException("card.captured-before", before.get().question());
    }
    var now = clock.instant();
    var card = new Card(post, sources(post), text, markdown.render(text.answer()), person, now);
    card.review(nextReview(reviewOn), now);
    cards.add(card);
    cardCaptured.fire(new CardCaptured(card.id(), id, person.id()));
    return card.id();
  }

  /** What asks, and what answers. */
  private Set<Post> sources(Post post) {
    return post.isOpening()
        ? Set.of(post)
        : Set.of(post, conversations.asWritten(post.conversation(), 1).getFirst());
  }

  /**
   * Changes what a card says and keeps what it said before; the same text changes nothing. Whoever
   * answers for it stands for the new text: its review begins anew, and doubts are settled.
   *
   * @param seenVersion the version that the editor had before him; null: whatever it says by now
   * @param reviewOn when it comes up for review; null: after the usual time. It says nothing where
   *     the actor does not answer for the card
   * @throws CardConflictException when the card has been changed since
   */
  public void revise(
      Actor actor,
      @NotNull CardId id,
      @NotNull @Valid CardText text,
      Integer seenVersion,
      LocalDate reviewOn) {
    var card = lock(actor, id);
    var rights = policy.rights(people.require(actor), card);
    rights.mayRevise().orThrow();
    var changes = !card.text().equals(text);
    if (changes && seenVersion != null && card.version() != seenVersion) {
      throw new CardConflictException(card);
    }
    if (changes) {
      cards.add(
          card.revise(
              text, markdown.render(text.answer()), people.require(actor), clock.instant()));
    }
    if (rights.mayReview().isAllowed()) {
      card.review(nextReview(reviewOn), clock.instant());
      settle(card);
    }
    cardChanged.fire(new CardChanged(id));
  }

  /**
   * Says that a card holds as it is; that settles the doubts.
   *
   * @param reviewOn when it comes up again; null: after the usual time
   */
  public void review(Actor actor, @NotNull CardId id, LocalDate reviewOn) {
    var card = lock(actor, id);
    policy.rights(people.require(actor), card).mayReview().orThrow();
    if (card.isRetired()) {
      throw new DeniedException("card.denied.retired");
    }
    card.review(nextReview(reviewOn), clock.instant());
    settle(card);
    cardChanged.fire(new CardChanged(id));
  }

  /** Says that a card is no longer true; whose doubt stands already, changes its reason by that. */
  public void doubt(
      Actor actor,
      @NotNull CardId id,
      @Visible @Storable @Size(max = Doubt.REASON_MAX) String reason) {
    var person = people.require(actor);
    var card = lock(actor, id);
    policy.rights(person, card).mayDoubt().orThrow();
    takeBack(card, actor);
    cards.add(new Doubt(card, person, reason, clock.instant()));
    cardChanged.fire(new CardChanged(id));
  }

  /** Takes it back; there may be nothing to take back. */
  public void takeBackDoubt(Actor actor, @NotNull CardId id) {
    if (takeBack(lock(actor, id), actor)) {
      cardChanged.fire(new CardChanged(id));
    }
  }

  /** Whether there was something to take back. */
  private boolean takeBack(Card card, Actor actor) {
    var person = people.require(actor);
    var his = cards.doubts(card).stream().filter(doubt -> doubt.isBy(person)).toList();
    his.forEach(doubt -> doubt.settle(clock.instant()));
    return !his.isEmpty();
  }

  private void settle(Card card) {
    cards.doubts(card).forEach(doubt -> doubt.settle(clock.instant()));
  }

  /** Says for good that a card is no longer true: search finds it no more, and it says why. */
  public void retire(
      Actor actor,
      @NotNull CardId id,
      @Visible @Storable @Size(max = Doubt.REASON_MAX) String reason) {
    var card = lock(actor, id);
    policy.rights(people.require(actor), card).mayReview().orThrow();
    if (!card.isRetired()) {
      card.retire(reason, clock.instant());
      settle(card);
      cardChanged.fire(new CardChanged(id));
    }
  }

  /** Publishes a retired card again, as if it had just been reviewed. */
  public void publish(Actor actor, @NotNull CardId id) {
    var card = lock(actor, id);
    policy.rights(people.require(actor), card).mayReview().orThrow();
    if (card.isRetired()) {
      card.publish();
      card.review(nextReview(null), clock.instant());
      cardChanged.fire(new CardChanged(id));
    }
  }

  /** Takes over a card whose owner has left; who owns it already, changes nothing. */
  public void own(Actor actor, @NotNull CardId id) {
    var person = people.require(actor);
    var card = lock(actor, id);
    var rights = policy.rights(person, card);
    if (!rights.isOwner()) {
      policy.mayOwn(rights).orThrow();
      card.own(person);
      cardChanged.fire(new CardChanged(id));
    }
  }

  /** Says that a card solved the same for oneself; it is counted with the post it is from. */
  public void saySolvedMine(Actor actor, @NotNull CardId id) {
    conversationService.saySolvedMine(actor, read(actor, id).capturedFrom().id());
  }

  /** Takes it back; there may be nothing to take back. */
  public void takeBackSolvedMine(Actor actor, @NotNull CardId id) {
    conversationService.takeBackSolvedMine(actor, read(actor, id).capturedFrom().id());
  }

  /**
   * Cards that are doubted or whose day of review has come, in the communities in which the actor
   * may look after them: his own first.
   *
   * @param in only in this community; null: in all of them
   */
  public List<CardSummary> waiting(Actor actor, Community in, int max) {
    var person = people.require(actor);
    return cards.waiting(person, lookedAfterBy(person, in), today(), max);
  }

  /**
   * Answers of the last 90 days that have proved themselves in the actor's communities and are on
   * no card. Those that helped most come first.
   *
   * @param in only in this community; null: in all of them
   */
  public List<Proposal> proposals(Actor actor, Community in, int max) {
    var person = people.require(actor);
    return cards.proposals(
        person, lookedAfterBy(person, in), settings.reuses(), clock.instant(), max);
  }

  private List<Long> lookedAfterBy(Person person, Community in) {
    return lookedAfter(communities.of(person.id(), person.id())).stream()
        .filter(id -> in == null || in.id().value() == id)
        .toList();
  }

  /** The ids of those of somebody's communities in which he may look after cards. */
  public static List<Long> lookedAfter(Collection<CommunitySummary> his) {
    return his.stream().filter(one -> one.stage() == Stage.OPEN).map(CommunitySummary::id).toList();
  }

  /** Does not want an answer proposed to him as a card again. */
  public void decline(Actor actor, @NotNull PostId id) {
    cards.decline(conversationService.read(actor, id), people.require(actor));
  }

  /** What the law takes down in a post, stands on no card drawn from it either. */
  void visibilityChanged(@Observes VisibilityChanged event) {
    var post = conversations.require(event.post());
    if (post.isTakenDown()) {
      for (var id : cards.idsDrawnFrom(post.id())) {
        var card = cards.lock(new CardId(id));
        if (!card.isRetired()) {
          card.retire("", clock.instant());
        }
        cardChanged.fire(new CardChanged(card.id()));
      }
    }
  }

  /**
   * The card, if the actor may know of it.
   *
   * @throws NotFoundException when there is none, or he may not read it
   */
  public Card read(Actor actor, @NotNull CardId id) {
    var card = cards.requireWhole(id);
    requireReadable(actor, card);
    return card;
  }

  /** Today, as reviews count days. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** The day of the next review where nobody chooses another. */
  public LocalDate usualReview() {
    return today().plus(settings.review());
  }

  /** The last day that may be chosen for the next review. */
  public LocalDate lastReview() {
    return today().plus(settings.longestReview());
  }

  private LocalDate nextReview(LocalDate wished) {
    if (wished == null) {
      return usualReview();
    }
    if (!wished.isAfter(today())) {
      throw new BusinessException("card.review-on.past");
    }
    if (wished.isAfter(lastReview())) {
      throw new BusinessException("card.review-on.far");
    }
    return wished;
  }

  private Card lock(Actor actor, CardId id) {
    var card = cards.lock(id);
    requireReadable(actor, card);
    return card;
  }

  private void requireReadable(Actor actor, Card card) {
    if (!policy.mayRead(people.require(actor), card).isAllowed()) {
      throw new NotFoundException("card", card.id());
    }
  }
}
