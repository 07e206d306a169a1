package org.guildhall.story;

/** The one server of the stories, which tells every SQL statement. It takes no browser. */
class DemoServer extends SharedServer {
  DemoServer() {
    super("stories", GuildhallServer::startEmpty);
  }
}
