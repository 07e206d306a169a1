package org.guildhall.web.person;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.web.PageNumber;
import org.guildhall.web.Visitor;

/** All colleagues, by name. */
@Named
@RequestScoped
public class ListPeople {
  private static final int PAGE = 50;

  @Inject private Visitor visitor;
  @Inject private People people;

  private String wishedPage;
  private PageNumber page;
  private List<Person> colleagues;

  public void load() {
    visitor.actor();
    page = PageNumber.of(wishedPage, PAGE, people.countActive());
    colleagues = people.active(page.first(), PAGE);
  }

  public String getWishedPage() {
    return wishedPage;
  }

  public void setWishedPage(String wishedPage) {
    this.wishedPage = wishedPage;
  }

  public PageNumber getPage() {
    return page;
  }

  public List<Person> getColleagues() {
    return colleagues;
  }
}
