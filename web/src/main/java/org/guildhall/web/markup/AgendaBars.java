package org.guildhall.web.markup;

import jakarta.faces.component.FacesComponent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.guildhall.leadership.Agenda;
import org.guildhall.leadership.Agenda.Phase;
import org.guildhall.leadership.Agenda.What;

/** What elections come to, as bars over weeks, one line for each community, and their table. */
@FacesComponent("guildhall.agenda")
public class AgendaBars extends MarkupComponent {
  private static final int DAYS_OF_WEEK = 7;

  /** How wide a moment is, in hundredths of the picture. */
  private static final double MOMENT = 0.8;

  /** The stretch of time that the picture shows. */
  private record Axis(Instant from, Instant until) {

    /** How far to the right that is, from 0 to 100. */
    double at(Instant instant) {
      double whole = Duration.between(from, until).toMinutes();
      return Math.clamp(100 * Duration.between(from, instant).toMinutes() / whole, 0, 100);
    }

    double at(LocalDate day) {
      return at(midnight(day));
    }

    static Instant midnight(LocalDate day) {
      return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }

  @Override
  void write(Markup to) throws IOException {
    var from = attribute("from", LocalDate.class);
    var until = attribute("until", LocalDate.class);
    var now = attribute("now", Instant.class);
    var axis = new Axis(Axis.midnight(from), Axis.midnight(until));
    var agendas = rows(Agenda.class);
    legend(to);
    months(to, axis, from, until);
    to.open("ul", "bars agenda");
    for (var agenda : agendas) {
      to.open("li").open("span", "row apart");
      community(to, agenda);
      to.open("span", "small").text(told(to, agenda.phases().getFirst(), now)).close("span");
      to.close("span");
      line(to, axis, agenda, now);
      to.close("li");
    }
    to.close("ul").open("details").open("summary").text(to.told("agenda.table")).close("summary");
    table(to, agendas);
    to.close("details");
  }

  private static void legend(Markup to) throws IOException {
    to.open("ul", "legend");
    for (var what : What.values()) {
      to.open("li", style(what)).text(to.texts().name("agenda.phase", what)).close("li");
    }
    to.open("li", "expected").text(to.told("agenda.expected.paler")).close("li").close("ul");
  }

  private static void months(Markup to, Axis axis, LocalDate from, LocalDate until)
      throws IOException {
    to.open("svg", "months").with("aria-hidden", "true");
    for (var day = from.withDayOfMonth(1); day.isBefore(until); day = day.plusMonths(1)) {
      if (!day.isBefore(from)) {
        to.open("text").with("x", percent(axis.at(day))).with("y", "1em");
        to.text(to.moments().shortly(day)).close("text");
      }
    }
    to.close("svg");
  }

  private static void community(Markup to, Agenda agenda) throws IOException {
    var community = agenda.community();
    to.openLink(Address.ofCommunity(community.slug())).with("lang", "");
    to.text(community.name()).close("a");
  }

  private static void line(Markup to, Axis axis, Agenda agenda, Instant now) throws IOException {
    to.open("svg").with("aria-hidden", "true");
    for (var week = axis.from; week.isBefore(axis.until); week = after(week)) {
      bar(to, "week", axis.at(week), 0);
    }
    for (var phase : agenda.phases()) {
      double start = axis.at(phase.from());
      double width = Math.max(MOMENT, axis.at(phase.until()) - start);
      bar(to, style(phase.what()) + (phase.expected() ? " expected" : ""), start, width);
    }
    bar(to, "today", axis.at(now), 0);
    to.close("svg");
  }

  private static Instant after(Instant week) {
    return week.plus(Duration.ofDays(DAYS_OF_WEEK));
  }

  /**
   * @param width 0 for a line, whose width is a matter of style
   */
  private static void bar(Markup to, String style, double start, double width) throws IOException {
    to.open("rect", style).with("x", percent(start)).with("height", "100%");
    to.with("width", width == 0 ? null : percent(width)).close("rect");
  }

  private static String percent(double hundredths) {
    return String.format(Locale.ROOT, "%.2f%%", hundredths);
  }

  private static String style(What what) {
    return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String told(Markup to, Phase phase, Instant now) {
    var name = to.texts().name("agenda.phase", phase.what());
    var day = to.moments().day(phase.next(now));
    if (phase.what() == What.TERM_ENDS) {
      return to.told("agenda.on", name, day);
    }
    return to.told(phase.from().isAfter(now) ? "agenda.from" : "agenda.until", name, day);
  }

  private static void table(Markup to, List<Agenda> agendas) throws IOException {
    record Row(Agenda agenda, Phase phase) {}
    var rows =
        agendas.stream()
            .flatMap(agenda -> agenda.phases().stream().map(phase -> new Row(agenda, phase)))
            .sorted(Comparator.comparing(row -> row.phase.from()))
            .toList();
    to.open("div", "scroll").open("table");
    to.open("caption", "for-ears").text(to.told("agenda.table")).close("caption");
    to.open("thead").open("tr");
    for (var head : List.of("from", "until", "community", "what")) {
      to.open("th").with("scope", "col").text(to.told("agenda.column." + head)).close("th");
    }
    to.close("tr").close("thead").open("tbody");
    for (var row : rows) {
      var phase = row.phase;
      boolean isMoment = phase.what() == What.TERM_ENDS;
      to.open("tr").open("td").text(to.moments().day(phase.from())).close("td");
      to.open("td").text(isMoment ? "–" : to.moments().day(phase.until())).close("td");
      to.open("th").with("scope", "row");
      community(to, row.agenda);
      to.close("th").open("td").text(to.texts().name("agenda.phase", phase.what()));
      if (phase.expected()) {
        to.text(" ").open("em").text(to.told("agenda.expected")).close("em");
      }
      if (phase.of().isPresent()) {
        to.open("span", "small").text(" · " + to.texts().name("election.reason", phase.of().get()));
        to.close("span");
      }
      to.close("td").close("tr");
    }
    to.close("tbody").close("table").close("div");
  }
}
