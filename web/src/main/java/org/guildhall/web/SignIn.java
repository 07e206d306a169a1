package org.guildhall.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.guildhall.demo.DemoSettings;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.omnifaces.cdi.Param;

/** The sign-in page: in the demo, as whom one may look around. */
@Named
@RequestScoped
public class SignIn {
  @Inject private Visitor visitor;
  @Inject private People people;
  @Inject private DemoSettings demo;
  @Inject private Provider provider;
  @Inject private Event<SignInRefused> refused;
  @Inject @Param private String failed;

  private List<Person> accounts = List.of();

  /** Home for whoever is signed in already; null for everyone else. */
  public String open() {
    if (visitor.isSignedIn()) {
      return "/home?faces-redirect=true";
    }
    if (failed != null) {
      refused.fire(new SignInRefused());
    }
    // Without the demo's password its people sign in as the firm's do.
    if (!demo.password().isEmpty()) {
      accounts =
          demo.accounts().stream().map(people::findByUserName).flatMap(Optional::stream).toList();
    }
    return null;
  }

  /** Whether people sign in at a provider, and this page only leads there. */
  public boolean isElsewhere() {
    return provider.origin().isPresent();
  }

  public List<Person> getAccounts() {
    return accounts;
  }
}
