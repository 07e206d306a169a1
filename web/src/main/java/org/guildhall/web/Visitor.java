package org.guildhall.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.TransactionalException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guildhall.people.AccessToken;
import org.guildhall.people.Actor;
import org.guildhall.people.NewcomerService;
import org.guildhall.people.Office;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.platform.DeniedException;

/**
 * Who makes this request: the server says his name, the directory says who that is; or a program
 * makes it for him, with a token that the {@link Door} has looked at. Asked anew for each request
 * and kept in no session, so that whoever left the firm is out at once.
 */
@Named
@RequestScoped
public class Visitor {
  @Inject private HttpServletRequest request;
  @Inject private People people;
  @Inject private NewcomerService newcomers;

  private Pass pass;
  private Optional<Person> person;

  /** Comes in by that, and not by a session of the server's. */
  void enter(Pass shown) {
    pass = shown;
    person = Optional.of(shown.person());
  }

  /** By what he came in. */
  public Pass.Means getMeans() {
    return pass == null ? Pass.Means.SESSION : pass.means();
  }

  /** The access token by which he came in; empty when it was something else. */
  public Optional<AccessToken> getToken() {
    return pass == null ? Optional.empty() : Optional.ofNullable(pass.token());
  }

  public boolean isSignedIn() {
    return pass != null || request.getUserPrincipal() != null;
  }

  /** What he signed in with; empty when he has not. */
  public String getUserName() {
    if (pass != null) {
      return pass.person().userName();
    }
    return isSignedIn() ? request.getUserPrincipal().getName() : "";
  }

  public boolean isAdministrator() {
    return pass == null ? request.isUserInRole("admin") : pass.administrator();
  }

  /** Whether he has anything to do with how the firm runs Guildhall. */
  public boolean isLookingAfter() {
    return isAdministrator() || offices().contains(Office.HR);
  }

  /** Whether he answers for HR or for data protection. */
  public boolean isOfficer() {
    return !offices().isEmpty();
  }

  /** For whom he answers; no token proves that. */
  private Set<Office> offices() {
    return pass == null
        ? Arrays.stream(Office.values())
            .filter(office -> request.isUserInRole(office.name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.toSet())
        : Set.of();
  }

  /** Whether the directory knows him as someone who works here. */
  public boolean isKnown() {
    return person().isPresent();
  }

  /** The colleague; null for someone whom the directory does not know. */
  public Person getPerson() {
    return person().orElse(null);
  }

  /**
   * As whom he acts.
   *
   * @throws DeniedException when he is neither a colleague nor an administrator
   */
  public Actor actor() {
    if (person().isEmpty() && !isAdministrator()) {
      throw new DeniedException("person.denied.unknown");
    }
    return new Actor(person().map(Person::id).orElse(null), isAdministrator(), offices());
  }

  /**
   * The colleague.
   *
   * @throws DeniedException when the directory does not know him
   */
  public Person require() {
    return person().orElseThrow(() -> new DeniedException("person.denied.unknown"));
  }

  private Optional<Person> person() {
    if (person == null) {
      person = isSignedIn() ? known().filter(Person::isActive) : Optional.empty();
    }
    return person;
  }

  private Optional<Person> known() {
    var known = people.findByUserName(getUserName());
    return known.isPresent() || !newcomers.areWelcome() ? known : newcomer();
  }

  private static NewcomerService.Claims claims() {
    return IdToken.claims()
        .or(Assertion::claims)
        .orElse(new NewcomerService.Claims(null, null, null));
  }

  private Optional<Person> newcomer() {
    try {
      return Optional.of(newcomers.arrive(Actor.server(), getUserName(), claims()));
    } catch (DeniedException e) {
      return Optional.empty();
    } catch (PersistenceException | TransactionalException e) {
      // His browser asks for two things at once, and the other was first.
      return people.findByUserName(getUserName());
    }
  }
}
