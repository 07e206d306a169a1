package org.guildhall.signon;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldif.LDIFException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.guildhall.story.Ports;

/**
 * An LDAP directory of a few of the demo's people, which shows nothing to who has not signed in.
 */
final class LdapDirectory implements AutoCloseable {
  private static final String BASE = "dc=example,dc=com";
  private static final String BIND_DN = "cn=guildhall,ou=services," + BASE;
  private static final String BIND_PASSWORD = "look-people-up";
  static final String PASSWORD = "right horse";

  private static final Map<String, List<String>> GROUPS =
      Map.of(
          "guildhall-admin", List.of("farid"),
          "guildhall-hr", List.of("greta"),
          "guildhall-privacy", List.of("joao"));

  private final int port = Ports.free();
  private final InMemoryDirectoryServer server;

  LdapDirectory(Certificate certificate) {
    try {
      var config = new InMemoryDirectoryServerConfig(BASE);
      config.setSchema(null);
      config.addAdditionalBindCredentials(BIND_DN, BIND_PASSWORD);
      config.setAuthenticationRequiredOperationTypes(
          EnumSet.complementOf(EnumSet.of(OperationType.BIND)));
      config.setListenerConfigs(
          InMemoryListenerConfig.createLDAPSConfig(
              "ldaps", port, certificate.serving().getServerSocketFactory()));
      server = new InMemoryDirectoryServer(config);
      server.add("dn: " + BASE, "objectClass: domain", "dc: example");
      for (var unit : List.of("people", "groups")) {
        server.add("dn: ou=" + unit + "," + BASE, "objectClass: organizationalUnit", "ou: " + unit);
      }
      for (var person : List.of("ada", "ben", "cleo", "farid", "greta", "joao")) {
        server.add(
            "dn: " + dn(person),
            "objectClass: inetOrgPerson",
            "uid: " + person,
            "cn: " + person,
            "sn: " + person,
            "userPassword: " + PASSWORD);
      }
      for (var group : GROUPS.entrySet()) {
        server.add(
            "dn: cn=" + group.getKey() + ",ou=groups," + BASE,
            "objectClass: groupOfNames",
            "cn: " + group.getKey(),
            "member: " + dn(group.getValue().getFirst()));
      }
      server.startListening();
    } catch (LDAPException | LDIFException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String dn(String person) {
    return "uid=" + person + ",ou=people," + BASE;
  }

  /** What an administrator sets to use it. */
  Map<String, String> settings() {
    return Map.of(
        "GUILDHALL_LDAP_PORT",
        Integer.toString(port),
        "GUILDHALL_LDAP_BIND_DN",
        BIND_DN,
        "GUILDHALL_LDAP_BIND_PASSWORD",
        BIND_PASSWORD);
  }

  void remove(String person) {
    try {
      server.delete(dn(person));
    } catch (LDAPException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
