package org.guildhall.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.guildhall.importer.Import;
import org.guildhall.importer.ImportId;
import org.guildhall.importer.ImportProblem;
import org.guildhall.importer.ImportService;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;

/** How far an import is, what it brought in, and what was wrong in its files. */
@Named
@RequestScoped
public class ShowImport {
  @Inject private Visitor visitor;
  @Inject private ImportService service;
  @Inject @Param private Long id;

  private Import shown;
  private List<ImportProblem> problems;

  @PostConstruct
  void load() {
    shown = service.read(visitor.actor(), importId());
    problems = shown.problems() == 0 ? List.of() : service.problems(visitor.actor(), importId());
  }

  public String cancel() {
    service.cancel(visitor.actor(), importId());
    return "/administration/import?faces-redirect=true&id=" + importId();
  }

  public Import getShown() {
    return shown;
  }

  /** All that an import goes through, for the script that tells which it is at. */
  public Import.Stage[] getStages() {
    return Import.Stage.values();
  }

  /** The first; {@link Import#problems()} tells how many there were. */
  public List<ImportProblem> getProblems() {
    return problems;
  }

  private ImportId importId() {
    return new ImportId(id == null ? 0 : id);
  }
}
