package org.guildhall.web.card;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.guildhall.conversation.ConversationRights;
import org.guildhall.conversation.Post;
import org.guildhall.knowledge.Card;
import org.guildhall.knowledge.CardId;
import org.guildhall.knowledge.CardPolicy;
import org.guildhall.knowledge.CardRights;
import org.guildhall.knowledge.CardService;
import org.guildhall.knowledge.Cards;
import org.guildhall.knowledge.Doubt;
import org.guildhall.knowledge.Reuse;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** A card, whom it helped, who doubts it, and what it was drawn from. */
@Named
@RequestScoped
public class ShowCard {
  @Inject @Param private Long id;
  @Inject private Visitor visitor;
  @Inject private CardService service;
  @Inject private Cards cards;
  @Inject private CardPolicy policy;
  @Inject private Notices notices;

  private Card card;
  private CardRights rights;
  private List<Doubt> doubts;
  private List<Post> sources;
  private Reuse reuse;
  private boolean solvable;
  private boolean ownable;

  @PostConstruct
  void load() {
    if (id == null) {
      throw new NotFoundException("card", "without id");
    }
    card = service.read(visitor.actor(), new CardId(id));
    rights = policy.rights(visitor.require(), card);
    doubts = cards.doubts(card);
    sources = cards.sources(card);
    reuse = cards.reuse(card, visitor.require().id());
    solvable =
        new ConversationRights(
                visitor.require(), card.conversation(), rights.mayRead(), rights.mayTalk())
            .maySaySolvedMine(card.capturedFrom())
            .isAllowed();
    ownable = rights.mayTalk().isAllowed() && policy.mayOwn(rights).isAllowed();
  }

  public void saySolvedMine() {
    service.saySolvedMine(visitor.actor(), card.id());
    done("solved-mine");
  }

  public void takeBackSolvedMine() {
    service.takeBackSolvedMine(visitor.actor(), card.id());
    done("take-back");
  }

  public void takeBackDoubt() {
    service.takeBackDoubt(visitor.actor(), card.id());
    done("take-back-doubt");
  }

  public void own() {
    service.own(visitor.actor(), card.id());
    done("own");
  }

  public void publish() {
    service.publish(visitor.actor(), card.id());
    done("publish");
  }

  private void done(String what) {
    notices.done("card.show.done." + what);
    again();
  }

  void again() {
    Faces.redirect("card/show?id=%s", id);
  }

  public Card getCard() {
    return card;
  }

  public CardRights getRights() {
    return rights;
  }

  public List<Doubt> getDoubts() {
    return doubts;
  }

  /** Whether one of those who doubt it is the reader. */
  public boolean isDoubting() {
    return doubts.stream().anyMatch(doubt -> doubt.person().id().equals(visitor.require().id()));
  }

  public List<Post> getSources() {
    return sources;
  }

  /** Whether what it was drawn from has been changed since somebody last stood for it. */
  public boolean isSourceNewer() {
    return sources.stream()
        .flatMap(post -> post.editedAt().stream())
        .anyMatch(edited -> edited.isAfter(card.reviewedAt()));
  }

  public Reuse getReuse() {
    return reuse;
  }

  /** Whether the reader may say that it solved his. */
  public boolean isSolvable() {
    return solvable;
  }

  /** Whether its owner has left and the reader may take it over. */
  public boolean isOwnable() {
    return ownable;
  }

  /** Whether who answers for it has something to decide. */
  public boolean isInQuestion() {
    return isDue() || !doubts.isEmpty() || card.isRetired() || isSourceNewer();
  }

  /** Whether its day of review has come. */
  public boolean isDue() {
    return !card.isRetired() && card.isDue(service.today());
  }
}
