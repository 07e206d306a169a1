package org.guildhall.web.card;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.guildhall.knowledge.Card;
import org.guildhall.knowledge.CardId;
import org.guildhall.knowledge.CardService;
import org.guildhall.knowledge.CardText;
import org.guildhall.knowledge.Cards;
import org.guildhall.people.Person;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Visitor;
import org.guildhall.web.WordDiff;
import org.omnifaces.cdi.Param;

/** All that a card has said, the newest first, what changed each time, and who changed it. */
@Named
@RequestScoped
public class CardHistory {
  @Inject @Param private Long id;
  @Inject private Visitor visitor;
  @Inject private CardService service;
  @Inject private Cards cards;

  private Card card;
  private final List<Version> versions = new ArrayList<>();

  /**
   * One of its texts.
   *
   * @param number from 1, the oldest
   */
  public record Version(
      int number, Person writer, Instant writtenAt, List<WordDiff.Piece> differences) {}

  @PostConstruct
  void load() {
    if (id == null) {
      throw new NotFoundException("card", "without id");
    }
    card = service.read(visitor.actor(), new CardId(id));
    var earlier = cards.revisions(card);
    var text = whole(card.text());
    var writer = card.writer();
    var writtenAt = card.writtenAt();
    for (int i = 0; i < earlier.size(); i++) {
      var before = earlier.get(i);
      var old = whole(before.question(), before.answer(), before.appliesTo());
      versions.add(
          new Version(earlier.size() - i + 1, writer, writtenAt, WordDiff.between(old, text)));
      text = old;
      writer = before.writer();
      writtenAt = before.writtenAt();
    }
    versions.add(new Version(1, writer, writtenAt, WordDiff.between(text, text)));
  }

  /** A card as one text, for comparing. */
  static String whole(CardText text) {
    return whole(text.question(), text.answer(), text.appliesTo());
  }

  private static String whole(String question, String answer, String appliesTo) {
    var whole = question + "\n\n" + answer;
    return appliesTo.isEmpty() ? whole : whole + "\n\n" + appliesTo;
  }

  public Card getCard() {
    return card;
  }

  public List<Version> getVersions() {
    return versions;
  }
}
