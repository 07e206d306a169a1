package org.guildhall.database;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.guildhall.story.GuildhallServer;
import org.junit.jupiter.api.Test;

/** A server that is told of a database that there is not. */
class WrongDatabaseIT {
  @Test
  void itDoesNotStartAndSaysWhichPieceIsMissing() throws IOException {
    var database = new Database(Map.of("guildhall.database", "oracle"));
    var server = GuildhallServer.empty("wrong-database", Map.of(), database);
    assertThrows(IllegalStateException.class, server::start);
    var said = Files.readString(server.console());
    assertTrue(said.contains("guildhall/data-source-oracle.xml"), said);
  }
}
