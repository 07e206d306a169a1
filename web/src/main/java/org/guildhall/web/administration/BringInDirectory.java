package org.guildhall.web.administration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.guildhall.people.DirectoryException;
import org.guildhall.people.DirectoryFile;
import org.guildhall.people.DirectoryPolicy;
import org.guildhall.people.DirectoryService;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;

/** The form by which an administrator brings a directory file in. */
@Named
@RequestScoped
public class BringInDirectory {
  @Inject private Visitor visitor;
  @Inject private DirectoryPolicy policy;
  @Inject private DirectoryService service;
  @Inject private Notices notices;

  private Part file;
  private boolean complete;
  private List<DirectoryFile.Problem> problems = List.of();

  public void load() {
    policy.mayImport(visitor.actor()).orThrow();
  }

  public String bringIn() {
    if (file == null || file.getSize() == 0) {
      notices.beside("file", "administration.file.missing");
      return null;
    }
    try (var csv = file.getInputStream()) {
      var done = service.bringIn(visitor.actor(), csv, complete);
      notices.done(
          "administration.directory.done",
          done.added(),
          done.changed(),
          done.unchanged(),
          done.left());
      return "/administration/directory?faces-redirect=true";
    } catch (DirectoryException e) {
      problems = e.problems();
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }

  /** Whether the file names everyone who works here. */
  public boolean isComplete() {
    return complete;
  }

  public void setComplete(boolean complete) {
    this.complete = complete;
  }

  public List<DirectoryFile.Problem> getProblems() {
    return problems;
  }
}
