package org.guildhall.web.conversation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.validator.ValidatorException;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityPolicy;
import org.guildhall.community.CommunityService;
import org.guildhall.conversation.ConversationPolicy;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Kind;
import org.guildhall.conversation.Opening;
import org.guildhall.conversation.Tags;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.Decision;
import org.guildhall.web.Texts;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The form in which a member starts a conversation. */
@Named
@RequestScoped
public class OpenConversation {
  @Inject
  @Param(name = "community")
  private String slug;

  @Inject private Visitor visitor;
  @Inject private Communities communities;
  @Inject private CommunityService communityService;
  @Inject private CommunityPolicy communityPolicy;
  @Inject private ConversationService service;
  @Inject private ConversationPolicy policy;
  @Inject private Texts text;

  private Community community;
  private Decision mayOpen;
  private boolean joinable;
  private Kind kind = Kind.QUESTION;
  private String title;
  private String body;
  private String tags;
  private String submission = UUID.randomUUID().toString();

  @PostConstruct
  void load() {
    community = communities.requireBySlug(slug);
    mayOpen = policy.mayOpen(visitor.require(), community);
    joinable = communityPolicy.mayJoin(visitor.require(), community).isAllowed();
  }

  public void open() {
    var opening = new Opening(kind, title, body, Tags.parse(tags), submission);
    var opened = service.open(visitor.actor(), community.id(), opening);
    Written.done("title-" + slug, "body-" + slug, "tags-" + slug);
    Faces.redirect("conversation/show?id=%s", opened);
  }

  public void join() {
    communityService.join(visitor.actor(), community.id());
    Faces.redirect("conversation/open?community=%s", slug);
  }

  /** Says beside the field what is wrong with the tags. */
  public void checkTags(FacesContext faces, UIComponent field, Object typed) {
    try {
      Tags.parse((String) typed);
    } catch (BusinessException no) {
      var message = text.of(no.key(), no.arguments());
      throw new ValidatorException(
          new FacesMessage(FacesMessage.SEVERITY_ERROR, message, null), no);
    }
  }

  public Community getCommunity() {
    return community;
  }

  public Decision getMayOpen() {
    return mayOpen;
  }

  /** Whether joining the community is what hinders him. */
  public boolean isJoinable() {
    return joinable;
  }

  public Kind[] getKinds() {
    return Kind.values();
  }

  public Kind getKind() {
    return kind;
  }

  public void setKind(Kind kind) {
    this.kind = kind;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public String getBody() {
    return body;
  }

  public void setBody(String body) {
    this.body = body;
  }

  public String getTags() {
    return tags;
  }

  public void setTags(String tags) {
    this.tags = tags;
  }

  public String getSubmission() {
    return submission;
  }

  public void setSubmission(String submission) {
    this.submission = submission;
  }
}
