package org.guildhall.people;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.UseCase;
import org.guildhall.platform.Visible;

/**
 * Lets in somebody whom the firm's sign-in knows and no directory does yet: a newcomer, marked so
 * until a directory names him by the same user name, and then the same person.
 */
@UseCase
public class NewcomerService {
  /** In place of the name of a directory. */
  static final String SIGN_IN = "sign-in";

  private static final int USER_NAME_MAX = 100;
  private static final int EMAIL_MAX = 254;

  @Inject private People people;
  @Inject private Event<PersonChanged> personChanged;

  @Inject
  @ConfigProperty(name = "guildhall.people.newcomers", defaultValue = "false")
  private boolean welcome;

  /**
   * What the sign-in says of somebody.
   *
   * @param givenName null where it does not say
   * @param familyName null where it does not say
   * @param email null where it does not say
   */
  public record Claims(String givenName, String familyName, String email) {}

  /** Whether the firm lets in whom its sign-in alone knows. */
  public boolean areWelcome() {
    return welcome;
  }

  /**
   * A newcomer comes, or is there already.
   *
   * @param server the server itself, which has seen him sign in
   * @throws DeniedException when newcomers are not welcome, somebody else asks, or the name is none
   *     that can be kept
   */
  public Person arrive(Actor server, String userName, Claims claims) {
    var name = Normalizer.normalize(userName, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    if (!welcome || !server.administrator() || !canBeKept(name)) {
      throw new DeniedException("person.denied.unknown");
    }
    return people.findByUserName(name).orElseGet(() -> add(name, claims));
  }

  private static boolean canBeKept(String userName) {
    return userName.length() <= USER_NAME_MAX
        && userName.matches(Visible.REGEX)
        && userName.chars().noneMatch(Character::isISOControl);
  }

  private Person add(String userName, Claims claims) {
    var given = cut(claims.givenName(), Person.NAME_MAX / 2);
    var family = cut(claims.familyName(), Person.NAME_MAX / 2);
    boolean nameless = given == null && family == null;
    var details =
        new Details(
            null,
            given,
            nameless ? userName : family,
            userName,
            cut(claims.email(), EMAIL_MAX),
            null,
            null,
            null,
            null);
    var person = people.add(new Person(SIGN_IN, details));
    personChanged.fire(new PersonChanged(person.id()));
    return person;
  }

  /** Null for what cannot be kept, or says nothing. */
  private static String cut(String text, int most) {
    var value = Objects.requireNonNullElse(text, "").strip();
    return value.isEmpty()
            || value.length() > most
            || value.chars().anyMatch(Character::isISOControl)
        ? null
        : value;
  }
}
