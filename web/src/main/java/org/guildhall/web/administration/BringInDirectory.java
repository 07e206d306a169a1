package org.guildhall.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.guildhall.directory.DirectoryRunner;
import org.guildhall.directory.DirectoryService;
import org.guildhall.directory.Snapshot;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;

/** The snapshots of the firm's directories, and the form by which a file becomes one. */
@Named
@RequestScoped
public class BringInDirectory {
  @Inject private Visitor visitor;
  @Inject private DirectoryService service;
  @Inject private DirectoryRunner runner;
  @Inject private Notices notices;

  private List<Snapshot> latest;
  private Part file;
  private boolean complete;

  @PostConstruct
  void load() {
    latest = service.latest(visitor.actor());
  }

  public String bringIn() {
    if (file == null || file.getSize() == 0) {
      notices.beside("file", "administration.file.missing");
      return null;
    }
    try (var csv = file.getInputStream()) {
      long id = runner.bringIn(visitor.actor(), csv, complete);
      return "/administration/snapshot?faces-redirect=true&id=" + id;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The latest first. */
  public List<Snapshot> getLatest() {
    return latest;
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
}
