package org.guildhall.story;

/**
 * The one server whose clock any story may move. So none relies on what the demo firm is doing at
 * present: each founds a {@link YoungCommunity}.
 */
final class MovedServer extends SharedServer {
  MovedServer() {
    super("moved");
  }
}
