package org.guildhall.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.guildhall.demo.DemoSettings;
import org.guildhall.people.People;
import org.guildhall.people.Person;

/** The sign-in page: in the demo, as whom one may look around. */
@Named
@RequestScoped
public class SignIn {
  @Inject private Visitor visitor;
  @Inject private People people;
  @Inject private DemoSettings demo;

  private List<Person> accounts = List.of();

  /** Home for whoever is signed in already; null for everyone else. */
  public String open() {
    if (visitor.isSignedIn()) {
      return "/home?faces-redirect=true";
    }
    accounts =
        demo.accounts().stream().map(people::findByUserName).flatMap(Optional::stream).toList();
    return null;
  }

  public List<Person> getAccounts() {
    return accounts;
  }
}
