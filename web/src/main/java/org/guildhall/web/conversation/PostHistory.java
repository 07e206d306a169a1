package org.guildhall.web.conversation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.PostId;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Visitor;
import org.guildhall.web.WordDiff;
import org.omnifaces.cdi.Param;

/** All that a post has said, the newest first, and what changed each time. */
@Named
@RequestScoped
public class PostHistory {
  @Inject
  @Param(name = "post")
  private Long id;

  @Inject private Visitor visitor;
  @Inject private ConversationService service;
  @Inject private Conversations conversations;

  private Post post;
  private final List<Version> versions = new ArrayList<>();

  /**
   * One of its texts.
   *
   * @param number from 1, the oldest
   */
  public record Version(int number, Instant writtenAt, List<WordDiff.Piece> differences) {}

  @PostConstruct
  void load() {
    if (id == null) {
      throw new NotFoundException("post", "without id");
    }
    post = service.read(visitor.actor(), new PostId(id));
    var earlier = conversations.revisions(post);
    var text = post.body();
    var writtenAt = post.writtenAt();
    for (int i = 0; i < earlier.size(); i++) {
      var before = earlier.get(i);
      versions.add(
          new Version(earlier.size() - i + 1, writtenAt, WordDiff.between(before.body(), text)));
      text = before.body();
      writtenAt = before.writtenAt();
    }
    versions.add(new Version(1, writtenAt, WordDiff.between(text, text)));
  }

  public Post getPost() {
    return post;
  }

  public List<Version> getVersions() {
    return versions;
  }
}
