package org.guildhall.web.person;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunitySummary;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.privacy.PrivacySettings;
import org.guildhall.web.Visitor;

/** A colleague as the directory knows him, and the communities he belongs to. */
@Named
@RequestScoped
public class ShowPerson {
  @Inject private Visitor visitor;
  @Inject private People people;
  @Inject private Communities communities;
  @Inject private PrivacySettings privacy;

  private String name;
  private Person person;
  private boolean managerShown;
  private boolean emailShown;
  private boolean boss;
  private List<CommunitySummary> joined;

  public void load() {
    var reader = visitor.require();
    person = people.requireByUserName(name == null ? "" : name);
    managerShown = privacy.showsManager();
    emailShown = privacy.showsEmail();
    boss = managerShown && people.hasReports(person.id());
    joined = communities.of(person.id(), reader.id());
  }

  /** The user name. */
  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public Person getPerson() {
    return person;
  }

  /** Whether the firm shows colleagues to whom somebody reports. */
  public boolean isManagerShown() {
    return managerShown;
  }

  /** Whether it shows them his e-mail address. */
  public boolean isEmailShown() {
    return emailShown;
  }

  /** Whether anyone reports to him. */
  public boolean isBoss() {
    return boss;
  }

  /** Whether he is known only as the author of imported conversations. */
  public boolean isImported() {
    return person.directoryId().isEmpty();
  }

  public List<CommunitySummary> getJoined() {
    return joined;
  }
}
