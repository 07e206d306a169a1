package org.guildhall.signon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.guildhall.story.GuildhallServer;
import org.guildhall.story.Wait;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by the form, against an LDAP directory. */
class LdapSignInIT {
  private static final String NAME = "sign-in-ldap";

  private static Certificate certificate;
  private static LdapDirectory directory;
  private static GuildhallServer server;

  @BeforeAll
  static void start() {
    var folder = Variant.folder(NAME);
    certificate = Certificate.make(folder, "guildhall");
    var ofDirectory = Certificate.make(folder, "directory");
    directory = new LdapDirectory(ofDirectory);
    var settings = new HashMap<>(directory.settings());
    settings.put("GUILDHALL_DIRECTORY_LDAP", "true");
    settings.put("cert_defaultKeyStore", ofDirectory.pem().toString());
    server = Variant.server(NAME, certificate, List.of("sign-in-ldap", "production"), "", settings);
    server.start();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    directory.close();
  }

  private static Colleague somebody() {
    return new Colleague(server, Certificate.trusting(List.of(certificate)));
  }

  private static Colleague as(String userName) {
    var colleague = somebody();
    colleague.open(Colleague.HOME);
    var in = colleague.signIn(userName, LdapDirectory.PASSWORD);
    assertTrue(in.isAt(Colleague.HOME), in::toString);
    return colleague;
  }

  @Test
  void whoIsInTheDirectorySignsInReadsPostsAndSignsOut() {
    Rules.signsInReadsPostsAndSignsOut(as("ada"), "Ada Moretti", "ada");
  }

  /** The accounts of these tests have no employee id: all are told, and nobody comes in. */
  @Test
  void directoryIsReadByTlsWithTheTrustOfTheServer() {
    var farid = as("farid");
    Wait.until(
        Duration.ofMinutes(1),
        "the directory to be read",
        () -> {
          var read = farid.open("/guildhall/api/v1/directory/snapshots").body();
          return read.contains("\"directory\":\"ldap\",\"state\":\"taken-over\"")
              && read.contains("\"problems\":6");
        });
  }

  @Test
  void programsComeInByTheirTokens() {
    Rules.programsComeInByTheirTokens(as("ada"), server);
  }

  @Test
  void rolesComeFromGroups() {
    Rules.rolesComeFromGroups(LdapSignInIT::as);
  }

  @Test
  void nameInAnyCaseIsTheSamePerson() {
    assertTrue(as("ADA").isIn("Ada Moretti"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", ""})
  void wrongPasswordOpensNothing(String password) {
    opensNothing("ada", password);
  }

  /** What a filter or a distinguished name would read as its own. */
  @ParameterizedTest
  @ValueSource(strings = {"*", "ada)(uid=*", ""})
  void userNameIsOnlyAName(String userName) {
    opensNothing(userName, LdapDirectory.PASSWORD);
  }

  private static void opensNothing(String userName, String password) {
    var colleague = somebody();
    colleague.open(Colleague.HOME);
    var page = colleague.signIn(userName, password);
    assertTrue(page.isAt("/guildhall/sign-in.xhtml"), page::toString);
    assertTrue(page.body().contains("do not belong together"), page::toString);
    assertEquals("", colleague.cookie("LtpaToken2"));
  }

  /** Also right after he was in: no password of his is remembered here. */
  @Test
  void whoLeftCannotSignInAndWhatIsTheirsStays() {
    Rules.whoLeftCannotSignInAndWhatIsTheirsStays(
        as("cleo"),
        "cleo",
        () -> directory.remove("cleo"),
        () -> opensNothing("cleo", LdapDirectory.PASSWORD),
        as("ben"));
  }
}
