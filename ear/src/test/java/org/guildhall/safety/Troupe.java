package org.guildhall.safety;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.guildhall.fault.Client;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.GuildhallServer;

/**
 * All who try doors, each come in by what is his: a session, a token, or nothing; and one who left
 * the firm.
 */
final class Troupe {
  private static final String USERS = ApiCaller.SERVER + "/guildhall/scim/v2/Users";

  private static final String NEW_USER =
      """
      {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s",
       "name": {"givenName": "Tried", "familyName": "Leaver"}}""";

  /** Who left is listed, who did so last at the end. */
  private static final Pattern LISTED = Pattern.compile("[?;&]person=([0-9]+)");

  private static final Pattern SECRET = Pattern.compile("guildhall_[A-Za-z0-9_-]{43}");

  private final GuildhallServer server;
  private final Map<String, ApiCaller> sessions = new HashMap<>();
  private final Map<String, ApiCaller> programs = new HashMap<>();
  private Leaver leaver;

  /** One who left the firm, and whom human resources may erase. */
  record Leaver(String userName, String id) {}

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

  /** Always the same one: were it one for each who asks, too many would leave in a day. */
  Leaver leaver() {
    if (leaver == null) {
      var userName = "l" + UUID.randomUUID().toString().replace("-", "");
      var client =
          ApiCaller.ofNobody(server)
              .with("Authorization", "Bearer " + GuildhallServer.SCIM_TOKEN)
              .with("Content-Type", "application/scim+json");
      var made =
          client.call("POST", USERS, BodyPublishers.ofString(NEW_USER.formatted(userName))).json();
      client.delete(USERS + "/" + made.getString("id"));
      var listed =
          LISTED.matcher(of(Role.HR).get(ApiCaller.SERVER + Offices.PRIVACY).body()).results();
      var id = listed.map(one -> one.group(1)).reduce((first, next) -> next).orElseThrow();
      leaver = new Leaver(userName, id);
    }
    return leaver;
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
