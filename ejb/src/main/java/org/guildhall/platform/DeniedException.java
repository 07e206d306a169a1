package org.guildhall.platform;

/** A policy denied what was asked; the key is its reason. */
public class DeniedException extends BusinessException {

  public DeniedException(String key, Object... arguments) {
    super(key, arguments);
  }
}
