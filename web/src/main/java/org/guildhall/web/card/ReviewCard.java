package org.guildhall.web.card;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.guildhall.knowledge.CardService;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;

/** The form in which who answers for a card says that it still holds. */
@Named
@RequestScoped
public class ReviewCard {
  @Inject private Visitor visitor;
  @Inject private ShowCard page;
  @Inject private CardService service;
  @Inject private ReviewDay day;
  @Inject private Notices notices;

  private String next;

  @PostConstruct
  void load() {
    next = service.usualReview().toString();
  }

  public void review() {
    day.with(
        "next",
        next,
        chosen -> {
          service.review(visitor.actor(), page.getCard().id(), chosen);
          notices.done("card.review.done");
          page.again();
        });
  }

  public String getNext() {
    return next;
  }

  public void setNext(String next) {
    this.next = next;
  }
}
