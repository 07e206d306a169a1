package org.guildhall.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldif.LDIFException;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.GuildhallServer;
import org.guildhall.story.Ports;
import org.guildhall.story.Wait;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People come from an LDAP directory: all of them in pages, then what changed. */
class LdapReadingIT {
  private static final String BASE = "dc=example,dc=com";
  private static final String BIND_DN = "cn=guildhall," + BASE;
  private static final String PASSWORD = "look-people-up";
  private static final int WEAVERS = 1_200;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static InMemoryDirectoryServer ldap;
  private static GuildhallServer server;

  @BeforeAll
  static void start() throws LDAPException, LDIFException {
    int port = Ports.free();
    var config = new InMemoryDirectoryServerConfig(BASE);
    config.setSchema(null);
    config.addAdditionalBindCredentials(BIND_DN, PASSWORD);
    config.setAuthenticationRequiredOperationTypes(
        EnumSet.complementOf(EnumSet.of(OperationType.BIND)));
    config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("ldap", port));
    ldap = new InMemoryDirectoryServer(config);
    ldap.add("dn: " + BASE, "objectClass: domain", "dc: example");
    weaver(0, "Master");
    for (int i = 1; i < WEAVERS; i++) {
      weaver(i, "Weaver");
    }
    ldap.add("dn: uid=backup," + BASE, "objectClass: inetOrgPerson", "uid: backup", "sn: Service");
    ldap.startListening();
    server =
        GuildhallServer.empty(
            "ldap-reading",
            Map.of(
                "GUILDHALL_DIRECTORY_LDAP",
                "true",
                "GUILDHALL_DIRECTORY_EVERY",
                "PT1S",
                "GUILDHALL_LDAP_PORT",
                Integer.toString(port),
                "GUILDHALL_LDAP_TLS",
                "false",
                "GUILDHALL_LDAP_BIND_DN",
                BIND_DN,
                "GUILDHALL_LDAP_BIND_PASSWORD",
                PASSWORD));
    server.start();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    ldap.shutDown(true);
  }

  private static void weaver(int number, String title) throws LDAPException, LDIFException {
    ldap.add(
        "dn: uid=weaver" + number + "," + BASE,
        "objectClass: inetOrgPerson",
        "uid: weaver" + number,
        "employeeNumber: W" + number,
        "givenName: Gérard",
        "sn: Weaver " + number,
        "mail: weaver" + number + "@example.com",
        "title: " + title,
        "departmentNumber: Weaving",
        "l: Turin",
        "manager: uid=weaver0," + BASE);
    if (number == 0) {
      ldap.modify("dn: uid=weaver0," + BASE, "changetype: modify", "delete: manager");
    }
  }

  private static List<JsonObject> snapshots() {
    var admin = ApiCaller.signedIn(server, "farid");
    return admin
        .get("/directory/snapshots")
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(one -> one.getString("directory").equals("ldap"))
        .toList();
  }

  private static JsonObject snapshot(int number) {
    Wait.until(
        PATIENCE,
        "snapshot " + number,
        () -> {
          var all = snapshots();
          return all.size() >= number && !all.getFirst().getString("state").equals("running");
        });
    return snapshots().getFirst();
  }

  private static String page(String userName) {
    return ApiCaller.signedIn(server, "ben")
        .get(ApiCaller.SERVER + "/guildhall/person/show?name=" + userName)
        .body();
  }

  @Test
  void peopleComeChangeAndStayWhenTheDirectoryIsAway() throws Exception {
    var all = snapshot(1);
    assertEquals("taken-over", all.getString("state"), all::toString);
    assertEquals(WEAVERS, all.getInt("added"));
    assertTrue(all.getBoolean("complete"));
    assertEquals(1, all.getInt("problems"), "the account of a service");
    assertTrue(page("weaver1199").contains("Weaver 0"), "by whom he is led");
    assertTrue(page("weaver0").contains("At least one colleague reports here"));
    assertTrue(page("ada").contains("Ada"), "whom another directory names");

    ldap.modify(
        "dn: uid=weaver7," + BASE, "changetype: modify", "replace: title", "title: Spinner");
    var changed = snapshot(2);
    assertEquals(1, changed.getInt("changed"), changed::toString);
    assertEquals(false, changed.getBoolean("complete"));
    assertTrue(page("weaver7").contains("Spinner"));

    ldap.shutDown(true);
    var failed = snapshot(3);
    assertEquals("failed", failed.getString("state"), failed::toString);
    assertTrue(page("weaver7").contains("Spinner"));
  }
}
