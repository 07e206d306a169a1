package org.guildhall.safety;

import org.guildhall.story.SharedServer;

/**
 * The one server of the tests of safety, apart from that of the stories, whose pages they would
 * fill with what nobody wants to look at.
 */
public final class OwnServer extends SharedServer {
  public OwnServer() {
    super("safety");
  }
}
