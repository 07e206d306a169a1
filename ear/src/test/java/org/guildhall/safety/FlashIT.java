package org.guildhall.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.HttpCookie;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guildhall.fault.Client;
import org.guildhall.story.GuildhallServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an action leaves for the page that follows it: a message, the secret of a new token. */
@ExtendWith(OwnServer.class)
class FlashIT {
  private static final String DATA = "/guildhall/person/data";
  private static final Pattern SECRET = Pattern.compile("guildhall_[A-Za-z0-9_-]{20,}");
  private static final int FOUND = 302;

  private GuildhallServer server;
  private Client ben;

  @BeforeEach
  void benSignsIn(GuildhallServer own) {
    server = own;
    ben = Client.as(server, "ben");
  }

  private void makesAToken() throws IOException {
    var fields = Map.of("name", "T" + UUID.randomUUID(), "scope", "READ", "lifetime", "WEEK");
    var made = ben.submit(DATA, "making", "send", fields);
    assertEquals(FOUND, made.statusCode());
    var cookies =
        made.headers().allValues("Set-Cookie").stream()
            .flatMap(header -> HttpCookie.parse(header).stream())
            .map(HttpCookie::getName)
            .collect(Collectors.toSet());
    // None that tells where to look for what was left.
    assertTrue(Set.of("JSESSIONID").containsAll(cookies), cookies::toString);
  }

  private static boolean tellsASecret(String page) {
    return SECRET.matcher(page).find();
  }

  @Test
  void whatIsLeftIsToldOnce() throws IOException {
    makesAToken();
    assertTrue(tellsASecret(ben.page(DATA)));
    assertFalse(tellsASecret(ben.page(DATA)));
  }

  @Test
  void whatIsLeftIsToldToNobodyElse() throws IOException {
    var ada = Client.as(server, "ada");
    makesAToken();
    assertFalse(tellsASecret(ada.page(DATA)));
    var elsewhere = Client.as(server, "ben");
    assertFalse(tellsASecret(elsewhere.page(DATA)));
    assertTrue(tellsASecret(ben.page(DATA)));
  }

  /** In the same browser, where the sign-in of the first one ran out. */
  @Test
  void whatIsLeftIsNotToldToWhoSignsInAfterwards() throws IOException {
    makesAToken();
    ben.signIn("ada");
    assertFalse(tellsASecret(ben.page(DATA)));
    ben.signIn("ben");
    assertFalse(tellsASecret(ben.page(DATA)));
  }
}
