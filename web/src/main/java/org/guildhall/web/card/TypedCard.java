package org.guildhall.web.card;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.guildhall.conversation.Tags;
import org.guildhall.knowledge.CardService;
import org.guildhall.knowledge.CardText;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.Visible;
import org.guildhall.web.Notices;

/** What is typed into the fields of a card, which capturing and revising share. */
@Named
@RequestScoped
public class TypedCard {
  @Inject private CardService service;
  @Inject private ReviewDay day;
  @Inject private Notices notices;

  @Visible
  @Size(max = CardText.QUESTION_MAX)
  private String question;

  @Visible
  @Size(max = CardText.ANSWER_MAX)
  private String answer;

  @Size(max = CardText.APPLIES_TO_MAX)
  private String appliesTo;

  private String tags;
  private String reviewOn;

  /** Fills the fields. */
  void show(CardText text, LocalDate review) {
    question = text.question();
    answer = text.answer();
    appliesTo = text.appliesTo();
    tags = String.join(", ", text.tags());
    reviewOn = review.toString();
  }

  /** Does something with what was typed, or says beside a field why it cannot be. */
  void with(BiConsumer<CardText, LocalDate> deed) {
    List<String> parsed;
    try {
      parsed = Tags.parse(tags);
    } catch (BusinessException e) {
      notices.beside("tags", e);
      return;
    }
    var text = new CardText(question, answer, Objects.requireNonNullElse(appliesTo, ""), parsed);
    day.with("reviewOn", reviewOn, chosen -> deed.accept(text, chosen));
  }

  /** The last day that may be chosen. */
  public LocalDate getLastReview() {
    return service.lastReview();
  }

  public String getQuestion() {
    return question;
  }

  public void setQuestion(String question) {
    this.question = question;
  }

  public String getAnswer() {
    return answer;
  }

  public void setAnswer(String answer) {
    this.answer = answer;
  }

  public String getAppliesTo() {
    return appliesTo;
  }

  public void setAppliesTo(String appliesTo) {
    this.appliesTo = appliesTo;
  }

  public String getTags() {
    return tags;
  }

  public void setTags(String tags) {
    this.tags = tags;
  }

  public String getReviewOn() {
    return reviewOn;
  }

  public void setReviewOn(String reviewOn) {
    this.reviewOn = reviewOn;
  }
}
