package org.guildhall.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityId;
import org.guildhall.community.CommunitySummary;
import org.guildhall.importer.Import;
import org.guildhall.importer.ImportReception;
import org.guildhall.importer.ImportService;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.platform.BusinessException;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;

/** The form by which an administrator begins an import, and the list of those there were. */
@Named
@RequestScoped
public class BringInConversations {
  /** As whom an administrator sees the communities who is not in the directory. */
  private static final PersonId NOBODY = new PersonId(0);

  private static final int LISTED = 20;

  @Inject private Visitor visitor;
  @Inject private Communities communities;
  @Inject private ImportReception reception;
  @Inject private ImportService service;
  @Inject private Notices notices;

  @NotNull private Long community;

  @NotNull
  @Pattern(regexp = ImportService.SOURCE)
  private String source;

  private Part file;
  private List<Import> imports;

  @PostConstruct
  void load() {
    imports = service.latest(visitor.actor(), null, LISTED);
  }

  public String bringIn() {
    if (file == null || file.getSize() == 0) {
      notices.beside("file", "administration.file.missing");
      return null;
    }
    try (var zip = file.getInputStream()) {
      var id =
          reception.receive(
              visitor.actor(), new CommunityId(community), source, zip, file.getSize());
      return "/administration/import?faces-redirect=true&id=" + id;
    } catch (BusinessException no) {
      notices.beside("file", no);
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<CommunitySummary> getCommunities() {
    Person person = visitor.getPerson();
    return communities.all(person == null ? NOBODY : person.id());
  }

  /** The latest, the last one first. */
  public List<Import> getImports() {
    return imports;
  }

  public Long getCommunity() {
    return community;
  }

  public void setCommunity(Long community) {
    this.community = community;
  }

  /** The short name of the site. */
  public String getSource() {
    return source;
  }

  public void setSource(String source) {
    this.source = source;
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }
}
