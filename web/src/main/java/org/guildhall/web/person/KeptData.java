package org.guildhall.web.person;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.guildhall.platform.NotFoundException;
import org.guildhall.privacy.Kept;
import org.guildhall.privacy.PrivacyService;
import org.guildhall.web.Moments;
import org.guildhall.web.PageNumber;
import org.guildhall.web.Texts;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;

/** One kind of what is kept about the reader, row by row. */
@Named
@RequestScoped
public class KeptData {
  private static final int PAGE = 20;
  private static final Pattern CONSTANT = Pattern.compile("[A-Z_]+");

  @Inject private Visitor visitor;
  @Inject private PrivacyService service;
  @Inject private Texts text;
  @Inject private Moments moments;
  @Inject @Param private String of;
  @Inject @Param private String page;

  private Kept kept;
  private PageNumber number;
  private List<List<Object>> rows;

  /**
   * @throws NotFoundException when nothing is called so
   */
  @PostConstruct
  void load() {
    var person = visitor.require().id();
    var counted = service.count(visitor.actor(), person, of == null ? "" : of);
    kept = counted.kept();
    number = PageNumber.of(page, PAGE, counted.count());
    rows = service.rows(visitor.actor(), person, kept.name(), number.first(), PAGE);
  }

  public Kept getKept() {
    return kept;
  }

  public PageNumber getNumber() {
    return number;
  }

  public List<List<Object>> getRows() {
    return rows;
  }

  /**
   * As the reader would say it.
   *
   * @param column its place among the labels
   */
  public String say(int column, Object value) {
    var texts = kept.codes().get(kept.labels().get(column));
    if (texts != null) {
      return text.of(texts + ending(value.toString()));
    }
    return switch (value) {
      case Instant moment -> moments.exactly(moment);
      case LocalDate day -> moments.day(day);
      case Boolean is -> text.of(is ? "kept.yes" : "kept.no");
      case Object other -> other.toString();
    };
  }

  /** How the key of its text ends; that of a constant as {@link Texts#name} would have it. */
  private static String ending(String code) {
    return CONSTANT.matcher(code).matches()
        ? code.toLowerCase(Locale.ROOT).replace('_', '-')
        : code;
  }
}
