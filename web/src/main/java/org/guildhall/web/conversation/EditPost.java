package org.guildhall.web.conversation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.guildhall.conversation.ConversationPolicy;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.EditConflictException;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.PostId;
import org.guildhall.platform.Decision;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Visitor;
import org.guildhall.web.WordDiff;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/**
 * The form in which an author changes his post. When it was changed elsewhere meanwhile, both texts
 * are shown beside each other and what he then saves goes on top of what he has seen.
 */
@Named
@RequestScoped
public class EditPost {
  @Inject
  @Param(name = "post")
  private Long id;

  @Inject private Visitor visitor;
  @Inject private ConversationService service;
  @Inject private ConversationPolicy policy;

  private Post post;
  private Decision mayEdit;
  private String body;
  private int version;
  private List<WordDiff.Piece> differences;

  @PostConstruct
  void load() {
    if (id == null) {
      throw new NotFoundException("post", "without id");
    }
    post = service.read(visitor.actor(), new PostId(id));
    mayEdit = policy.mayEdit(visitor.require(), post);
    body = post.body();
    version = post.version();
  }

  public void save() {
    try {
      var conversation = service.edit(visitor.actor(), post.id(), body, version);
      Written.done("edit-" + id);
      Faces.redirect("conversation/show?id=%s&post=%s#p%s", conversation, id, id);
    } catch (EditConflictException conflict) {
      differences = WordDiff.between(conflict.currentBody(), body);
      version = conflict.currentVersion();
    }
  }

  public Post getPost() {
    return post;
  }

  public Decision getMayEdit() {
    return mayEdit;
  }

  /** From what is saved to what he wrote; null while nobody else has changed the post. */
  public List<WordDiff.Piece> getDifferences() {
    return differences;
  }

  public String getBody() {
    return body;
  }

  public void setBody(String body) {
    this.body = body;
  }

  /** The version he has before him. */
  public int getVersion() {
    return version;
  }

  public void setVersion(int version) {
    this.version = version;
  }
}
