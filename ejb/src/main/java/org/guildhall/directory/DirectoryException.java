package org.guildhall.directory;

import org.guildhall.platform.BusinessException;

/** A directory cannot be read: it does not answer, or refuses. */
public final class DirectoryException extends BusinessException {
  /**
   * @param key key of the text that tells why
   */
  public DirectoryException(String key, Throwable cause, Object... arguments) {
    super(key, arguments);
    initCause(cause);
  }
}
