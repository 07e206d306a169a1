package org.guildhall.conversation;

import org.guildhall.platform.BusinessException;

/** The post was changed since the editor opened it: he must see both texts and choose. */
public class EditConflictException extends BusinessException {

  private final String currentBody;
  private final int currentVersion;

  EditConflictException(Post post) {
    super("conversation.edit.conflict");
    currentBody = post.body();
    currentVersion = post.version();
  }

  /** What the post says now. */
  public String currentBody() {
    return currentBody;
  }

  /** The version to name when editing again, now that both texts were seen. */
  public int currentVersion() {
    return currentVersion;
  }
}
