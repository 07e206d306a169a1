package org.guildhall.web;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says when something was or will be, as the reader would: "3 hours ago", "in 2 days", or the day
 * when it is far away.
 */
@Named("moment")
@ApplicationScoped
public class Moments {
  private static final int DAYS_TOLD_RELATIVELY = 30;

  @Inject private Clock clock;
  @Inject private Reader reader;

  private final Map<Locale, Formats> formats = new ConcurrentHashMap<>();

  /**
   * How one language tells moments. To make these takes longer than a page; those of dates must not
   * be used by two threads at once.
   */
  private record Formats(
      RelativeDateTimeFormatter relative, DateFormat day, DateFormat shortDay, DateFormat minute) {
    static Formats of(Locale locale) {
      return new Formats(
          RelativeDateTimeFormatter.getInstance(
              ULocale.forLocale(locale),
              null,
              RelativeDateTimeFormatter.Style.LONG,
              DisplayContext.CAPITALIZATION_NONE),
          inUtc(DateFormat.getDateInstance(DateFormat.LONG, locale)),
          inUtc(DateFormat.getInstanceForSkeleton(DateFormat.ABBR_MONTH_DAY, locale)),
          inUtc(DateFormat.getDateTimeInstance(DateFormat.LONG, DateFormat.SHORT, locale)));
    }

    private static DateFormat inUtc(DateFormat format) {
      format.setTimeZone(TimeZone.GMT_ZONE);
      return format;
    }
  }

  public String ago(Instant instant) {
    var past = Duration.between(instant, clock.instant());
    var away = past.abs();
    var direction = past.isNegative() ? Direction.NEXT : Direction.LAST;
    if (away.toDays() > DAYS_TOLD_RELATIVELY) {
      return day(instant);
    }
    if (away.toMinutes() < 1) {
      return formats()
          .relative()
          .format(Direction.PLAIN, RelativeDateTimeFormatter.AbsoluteUnit.NOW);
    }
    if (away.toHours() < 1) {
      return formats().relative().format(away.toMinutes(), direction, RelativeUnit.MINUTES);
    }
    if (away.toDays() < 1) {
      return formats().relative().format(away.toHours(), direction, RelativeUnit.HOURS);
    }
    return formats().relative().format(away.toDays(), direction, RelativeUnit.DAYS);
  }

  /** A day of the calendar, wherever one is. */
  public String day(LocalDate day) {
    return day(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** The same in few letters and without its year, for a picture. */
  public String shortly(LocalDate day) {
    return formatted(day.atStartOfDay(ZoneOffset.UTC).toInstant(), formats().shortDay());
  }

  public String day(Instant instant) {
    return formatted(instant, formats().day());
  }

  /** To the minute, in UTC and saying so; a script shows the reader's own zone instead. */
  public String exactly(Instant instant) {
    return formatted(instant, formats().minute()) + " UTC";
  }

  /** How long something takes, to the minute, or to the second where it is less than that. */
  public String length(Duration length) {
    var parts = new ArrayList<Measure>();
    if (length.toHours() > 0) {
      parts.add(new Measure(length.toHours(), MeasureUnit.HOUR));
    }
    if (length.toMinutesPart() > 0) {
      parts.add(new Measure(length.toMinutesPart(), MeasureUnit.MINUTE));
    }
    if (parts.isEmpty()) {
      parts.add(new Measure(length.toSeconds(), MeasureUnit.SECOND));
    }
    return MeasureFormat.getInstance(reader.getLocale(), MeasureFormat.FormatWidth.WIDE)
        .formatMeasures(parts.toArray(Measure[]::new));
  }

  private static String formatted(Instant instant, DateFormat format) {
    synchronized (format) {
      return format.format(Date.from(instant));
    }
  }

  private Formats formats() {
    return formats.computeIfAbsent(reader.getLocale(), Formats::of);
  }
}
