package org.guildhall.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.guildhall.leadership.Agenda;
import org.guildhall.leadership.AgendaService;
import org.guildhall.web.PageNumber;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;

/** What the elections of all communities come to in the next three months. */
@Named
@RequestScoped
public class ForeseeElections {
  private static final int WEEKS = 13;
  private static final int PAGE = 40;

  @Inject private Visitor visitor;
  @Inject private AgendaService service;
  @Inject private Clock clock;
  @Inject @Param private String page;

  private LocalDate from;
  private PageNumber number;
  private List<Agenda> agendas;

  @PostConstruct
  void load() {
    from =
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var horizon = getUntil().atStartOfDay(ZoneOffset.UTC).toInstant();
    var all = service.until(visitor.actor(), horizon);
    number = PageNumber.of(page, PAGE, all.size());
    agendas = all.stream().skip(number.first()).limit(PAGE).toList();
  }

  /** A page of them, one of each community, the next to happen first. */
  public List<Agenda> getAgendas() {
    return agendas;
  }

  public PageNumber getNumber() {
    return number;
  }

  public Instant getNow() {
    return clock.instant();
  }

  /** The first day of the picture, a Monday. */
  public LocalDate getFrom() {
    return from;
  }

  /** The day after its last. */
  public LocalDate getUntil() {
    return from.plusWeeks(WEEKS);
  }
}
