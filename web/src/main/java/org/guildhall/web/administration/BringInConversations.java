package org.guildhall.web.administration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityId;
import org.guildhall.community.CommunitySummary;
import org.guildhall.conversation.ConversationPolicy;
import org.guildhall.importer.StackExchangeImport;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;

/** The form by which an administrator brings a Stack Exchange dump into a community. */
@Named
@RequestScoped
public class BringInConversations {
  /** As whom an administrator sees the communities who is not in the directory. */
  private static final PersonId NOBODY = new PersonId(0);

  @Inject private Visitor visitor;
  @Inject private ConversationPolicy policy;
  @Inject private Communities communities;
  @Inject private StackExchangeImport dumps;
  @Inject private Notices notices;

  @NotNull private Long community;

  @NotNull
  @Pattern(regexp = StackExchangeImport.SOURCE)
  private String source;

  private Part file;
  private StackExchangeImport.Outcome outcome;

  public void load() {
    policy.mayBringIn(visitor.actor()).orThrow();
  }

  public void bringIn() {
    if (file == null || file.getSize() == 0) {
      notices.beside("file", "administration.file.missing");
      return;
    }
    try {
      var zip = Files.createTempFile("guildhall", ".zip");
      try (var sent = file.getInputStream()) {
        Files.copy(sent, zip, StandardCopyOption.REPLACE_EXISTING);
        outcome = dumps.bringIn(visitor.actor(), new CommunityId(community), source, zip);
      } finally {
        Files.delete(zip);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<CommunitySummary> getCommunities() {
    Person person = visitor.getPerson();
    return communities.all(person == null ? NOBODY : person.id());
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

  /** What the import did; null before it. */
  public StackExchangeImport.Outcome getOutcome() {
    return outcome;
  }
}
