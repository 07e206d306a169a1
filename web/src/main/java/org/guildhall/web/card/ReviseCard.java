package org.guildhall.web.card;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.guildhall.knowledge.Card;
import org.guildhall.knowledge.CardConflictException;
import org.guildhall.knowledge.CardId;
import org.guildhall.knowledge.CardPolicy;
import org.guildhall.knowledge.CardRights;
import org.guildhall.knowledge.CardService;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.guildhall.web.WordDiff;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/**
 * The form in which members revise a card. When it was changed elsewhere meanwhile, both answers
 * are shown beside each other and what one then saves goes on top of what one has seen.
 */
@Named
@RequestScoped
public class ReviseCard {
  @Inject @Param private Long id;
  @Inject private Visitor visitor;
  @Inject private CardService service;
  @Inject private CardPolicy policy;
  @Inject private TypedCard typed;
  @Inject private Notices notices;

  private Card card;
  private CardRights rights;
  private int version;
  private List<WordDiff.Piece> differences;

  @PostConstruct
  void load() {
    if (id == null) {
      throw new NotFoundException("card", "without id");
    }
    card = service.read(visitor.actor(), new CardId(id));
    rights = policy.rights(visitor.require(), card);
    version = card.version();
    typed.show(card.text(), service.usualReview());
  }

  public void revise() {
    typed.with(
        (text, reviewOn) -> {
          try {
            service.revise(visitor.actor(), card.id(), text, version, reviewOn);
            notices.done("card.revise.done");
            Faces.redirect("card/show?id=%s", id);
          } catch (CardConflictException conflict) {
            differences =
                WordDiff.between(CardHistory.whole(conflict.current()), CardHistory.whole(text));
            version = conflict.currentVersion();
          }
        });
  }

  public Card getCard() {
    return card;
  }

  public CardRights getRights() {
    return rights;
  }

  /** From what is saved to what he wrote; null while nobody else has changed the card. */
  public List<WordDiff.Piece> getDifferences() {
    return differences;
  }

  /** The version he has before him. */
  public int getVersion() {
    return version;
  }

  public void setVersion(int version) {
    this.version = version;
  }
}
