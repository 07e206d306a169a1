package org.guildhall.safety;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.guildhall.fault.Client;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.GuildhallServer;

/** All who try doors, each come in by what is his: a session, a token, or nothing. */
final class Troupe {
  private static final Pattern SECRET = Pattern.compile("guildhall_[A-Za-z0-9_-]{43}");

  private final GuildhallServer server;
  private final Map<String, ApiCaller> sessions = new HashMap<>();
  private final Map<String, ApiCaller> programs = new HashMap<>();

  Troupe(GuildhallServer server) {
    this.server = server;
  }

  ApiCaller of(Role role) {
    return switch (role) {
      case NOBODY -> ApiCaller.ofNobody(server);
      case READS -> programs.computeIfAbsent("READ", this::byToken);
      case WRITES -> programs.computeIfAbsent("WRITE", this::byToken);
      default -> of(role.userName());
    };
  }

  /** A person of the demo, by the session that signing in began. */
  ApiCaller of(String userName) {
    return sessions.computeIfAbsent(userName, name -> ApiCaller.signedIn(server, name));
  }

  /** Has that role sign in anew when it is needed next. */
  void forget(Role role) {
    sessions.remove(role.userName());
  }

  GuildhallServer server() {
    return server;
  }

  /** Longer than anyone here moves the clock. */
  private ApiCaller byToken(String scope) {
    var fields = Map.of("name", "T" + UUID.randomUUID(), "scope", scope, "lifetime", "QUARTER");
    var author = Client.as(server, Role.AUTHOR.userName());
    try {
      author.submit("/guildhall/person/data", "making", "send", fields);
      var secret = SECRET.matcher(author.page("/guildhall/person/data"));
      if (!secret.find()) {
        throw new AssertionError("no token was made");
      }
      return ApiCaller.ofNobody(server).with("Authorization", "Bearer " + secret.group());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
