package org.guildhall.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.guildhall.administration.Job;
import org.guildhall.administration.JobService;
import org.guildhall.web.Visitor;

/** The long works that are under way or were lately, and how far they are. */
@Named
@RequestScoped
public class ListJobs {
  @Inject private Visitor visitor;
  @Inject private JobService service;

  private List<Job> all;

  @PostConstruct
  void load() {
    all = service.latest(visitor.actor());
  }

  public List<Job> getAll() {
    return all;
  }
}
