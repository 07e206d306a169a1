package org.guildhall.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import org.guildhall.people.NewcomerService;

/** The SAML assertion by which the caller signed in at an identity provider. */
final class Assertion {
  private static final String TOKEN_OF_LIBERTY = "com.ibm.websphere.security.saml2.Saml20Token";

  /**
   * What providers call a given name, in lower case: the object identifier of X.520 as the X.500
   * profile of SAML writes it, the claim of Microsoft's, and plain words.
   */
  private static final Set<String> GIVEN_NAME =
      Set.of(
          "urn:oid:2.5.4.42",
          "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
          "givenname",
          "firstname");

  private static final Set<String> FAMILY_NAME =
      Set.of(
          "urn:oid:2.5.4.4",
          "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
          "sn",
          "surname",
          "lastname");

  private static final Set<String> EMAIL =
      Set.of(
          "urn:oid:0.9.2342.19200300.100.1.3",
          "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
          "mail",
          "email");

  private Assertion() {}

  /** What it says of the caller, whom the server has let in by it; empty for all others. */
  static Optional<NewcomerService.Claims> claims() {
    return CallerSubject.get()
        .flatMap(Assertion::in)
        .map(Assertion::attributes)
        .map(
            told ->
                new NewcomerService.Claims(
                    first(told, GIVEN_NAME), first(told, FAMILY_NAME), first(told, EMAIL)));
  }

  private static Optional<Object> in(Subject subject) {
    return Stream.of(subject.getPrivateCredentials(), subject.getPublicCredentials())
        .flatMap(Collection::stream)
        .filter(Assertion::isToken)
        .findFirst();
  }

  private static boolean isToken(Object credential) {
    return Stream.of(credential.getClass().getInterfaces())
        .anyMatch(type -> type.getName().equals(TOKEN_OF_LIBERTY));
  }

  /** The first value of each, by name in lower case. */
  private static Map<String, String> attributes(Object token) {
    var told = new HashMap<String, String>();
    try {
      var attributes = (Collection<?>) call(token, TOKEN_OF_LIBERTY, "getSAMLAttributes");
      for (var attribute : attributes) {
        var type = "com.ibm.websphere.security.saml2.Saml20Attribute";
        var values = (List<?>) call(attribute, type, "getValuesAsString");
        if (!values.isEmpty()) {
          var name = call(attribute, type, "getName").toString().toLowerCase(Locale.ROOT);
          told.putIfAbsent(name, values.getFirst().toString());
        }
      }
    } catch (ReflectiveOperationException e) {
      return Map.of();
    }
    return told;
  }

  private static Object call(Object of, String type, String method)
      throws ReflectiveOperationException {
    return Class.forName(type, true, of.getClass().getClassLoader()).getMethod(method).invoke(of);
  }

  private static String first(Map<String, String> told, Set<String> names) {
    return names.stream().map(told::get).filter(one -> one != null).findFirst().orElse(null);
  }
}
