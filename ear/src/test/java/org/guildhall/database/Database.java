package org.guildhall.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.guildhall.story.GuildhallServer;

/**
 * The database of a server under test.
 *
 * @param variables by which the server finds it
 */
public record Database(Map<String, String> variables) {
  /** The embedded one, in the data of its server. */
  public static final Database H2 = new Database(Map.of("guildhall.database", "h2"));

  /** An empty one of the kind that {@code -Dguildhall.database=} names. */
  public static Database chosen() {
    var name = System.getProperty("guildhall.database");
    return name.equals("h2") ? H2 : Postgres.running(Postgres.Version.of(name)).empty();
  }

  /** Past the server that uses it; the embedded one only while that does not run. */
  Connection connect(GuildhallServer server) throws SQLException {
    if (equals(H2)) {
      var file = server.data().resolve("database/guildhall");
      return DriverManager.getConnection("jdbc:h2:file:" + file, "guildhall", "");
    }
    return connect();
  }

  private Connection connect() throws SQLException {
    var url = "jdbc:postgresql://localhost:%s/%s".formatted(port(), name());
    return DriverManager.getConnection(url, variables.get("guildhall.db.user"), "");
  }

  /** Sends a statement past the server; not to the embedded one. */
  public void run(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String port() {
    return variables.get("guildhall.db.port");
  }

  String name() {
    return variables.get("guildhall.db.name");
  }
}
