package org.guildhall.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.guildhall.people.Details;

/**
 * The firm's LDAP directory, read page by page (RFC 2696): all of it, or what has changed since the
 * last reading. Who has left is noticed when all of it is read.
 */
@ApplicationScoped
class LdapDirectory implements Directory {
  /** Bosses whose employee ids are remembered while it is read. */
  private static final int REMEMBERED = 10_000;

  /** By how much the clocks of two servers may differ. */
  private static final Duration DOUBT = Duration.ofMinutes(5);

  /** Generalized time (RFC 4517, 3.3.13). */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'.0Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int TOLD_MAX = 200;

  @Inject private LdapSettings settings;
  @Inject private Clock clock;

  @Override
  public String name() {
    return "ldap";
  }

  @Override
  public boolean isOn() {
    return settings.isOn();
  }

  @Override
  public Reading read(Optional<String> mark, Consumer<Told> to) {
    var now = TIME.format(clock.instant().minus(DOUBT));
    var filter =
        mark.map(since -> "(&" + settings.filter() + "(" + settings.changed() + ">=" + since + "))")
            .orElse(settings.filter());
    // The other one is in the middle of a page when somebody's boss is looked up.
    try (var connection = settings.open();
        var beside = settings.open()) {
      new Pages(connection, beside, to).read(filter);
    } catch (LDAPException e) {
      var told = e.getResultCode() + ", " + e.getMessage();
      throw new DirectoryException(
          "directory.failed.ldap", e, told.substring(0, Math.min(told.length(), TOLD_MAX)));
    }
    return new Reading(mark.isEmpty(), now);
  }

  /** One reading. */
  private final class Pages {
    private final LDAPConnection connection;
    private final LDAPConnection beside;
    private final Consumer<Told> to;
    private long line;

    private final Map<String, String> employeeIds =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
          }
        };

    Pages(LDAPConnection connection, LDAPConnection beside, Consumer<Told> to) {
      this.connection = connection;
      this.beside = beside;
      this.to = to;
    }

    void read(String filter) throws LDAPException {
      ASN1OctetString cookie = null;
      do {
        var request =
            new SearchRequest(settings.base(), SearchScope.SUB, filter, settings.attributes());
        request.addControl(new SimplePagedResultsControl(settings.page(), cookie, true));
        var result = connection.search(request);
        for (var entry : result.getSearchEntries()) {
          hear(entry);
        }
        var answered = SimplePagedResultsControl.get(result);
        cookie = answered == null ? null : answered.getCookie();
      } while (cookie != null && cookie.getValueLength() > 0);
    }

    private void hear(Entry entry) throws LDAPException {
      line++;
      var employeeId = entry.getAttributeValue(settings.employeeId());
      if (employeeId == null || employeeId.isBlank()) {
        // Accounts of services stand among those of people.
        to.accept(Problem.note(line, "no-employee-id", entry.getDN()));
        return;
      }
      var rules = new RowRules(line, to);
      var details =
          new Details(
              RowRules.composed(rules.required("employee_id", employeeId)),
              rules.value("given_name", entry.getAttributeValue("givenName")),
              rules.value("family_name", entry.getAttributeValue("sn")),
              RowRules.lowerCase(
                  RowRules.composed(
                      rules.required("user_name", entry.getAttributeValue(settings.userName())))),
              rules.email(entry.getAttributeValue("mail")),
              rules.value("title", entry.getAttributeValue("title")),
              rules.value("department", entry.getAttributeValue(settings.department())),
              rules.value("city", entry.getAttributeValue("l")),
              rules.value("country", entry.getAttributeValue(settings.country())));
      var manager = entry.getAttributeValue("manager");
      to.accept(
          new DirectoryRow(
              line, details, manager == null ? null : employeeId(manager), null, false));
    }

    /** Of a boss, whom an entry names by where he stands; that itself where there is none there. */
    private String employeeId(String dn) throws LDAPException {
      var known = employeeIds.get(dn);
      if (known == null) {
        known = asked(dn);
        employeeIds.put(dn, known);
      }
      return known;
    }

    private String asked(String dn) throws LDAPException {
      var boss = beside.getEntry(dn, settings.employeeId());
      var found = boss == null ? null : boss.getAttributeValue(settings.employeeId());
      return found == null ? cut(dn) : RowRules.composed(found.strip());
    }

    private static String cut(String dn) {
      return dn.substring(0, Math.min(dn.length(), RowRules.LENGTHS.get("manager_id")));
    }
  }
}
