package org.guildhall.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.guildhall.safety.OwnServer;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.ApiCaller.Answer;
import org.guildhall.story.GuildhallServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a provisioning client is answered: SCIM 2.0, RFC 7643 and RFC 7644. */
@Tag("data")
@ExtendWith(OwnServer.class)
class ScimIT {
  private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
  private static final String WORK = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
  private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
  private static final String BULK = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private GuildhallServer server;
  private ApiCaller client;

  @BeforeEach
  void enter(GuildhallServer given) {
    server = given;
    client =
        ApiCaller.ofNobody(given).with("Authorization", "Bearer " + GuildhallServer.SCIM_TOKEN);
  }

  private Answer call(String method, String path, String body) {
    return call(client, method, path, body);
  }

  private static Answer call(ApiCaller caller, String method, String path, String body) {
    var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return caller
        .with("Content-Type", "application/scim+json")
        .call(method, ApiCaller.SERVER + "/guildhall/scim/v2" + path, publisher);
  }

  /** A user of the test's own, with more attributes than a name. */
  private String user(String name, String more) {
    return """
        {"schemas": ["%s", "%s"], "userName": "%s%s", "externalId": "ext-%s%s",
         "name": {"givenName": "%s", "familyName": "Of %s"}%s}"""
        .formatted(USER, WORK, name, mark, name, mark, name, mark, more);
  }

  private String managed(String employee, String manager) {
    return ", \"%s\": {\"employeeNumber\": \"%s%s\", \"manager\": {\"value\": \"%s\"}}"
        .formatted(WORK, employee, mark, manager);
  }

  private String create(String name, String more) {
    var made = call("POST", "/Users", user(name, more));
    assertEquals(201, made.status(), made::toString);
    return made.json().getString("id");
  }

  private static void assertFault(int status, String type, Answer answer) {
    assertEquals(status, answer.status(), answer::toString);
    assertTrue(answer.header("Content-Type").startsWith("application/scim+json"), answer::toString);
    assertEquals(
        Integer.toString(status), answer.json().get("status").toString().replace("\"", ""));
    assertEquals(type, answer.json().getString("scimType", null), answer::toString);
  }

  private List<String> userNames(String query) {
    var found = call("GET", "/Users?" + query, null);
    assertEquals(200, found.status(), found::toString);
    // Where there are none, the protocol leaves them out.
    var all = found.json().getOrDefault("Resources", JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
    return all.getValuesAs(JsonObject.class).stream()
        .map(one -> one.getString("userName").replace(mark, ""))
        .toList();
  }

  private static String filter(String text) {
    return "filter=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void nobodyComesInButByTheTokenOfThisDoor() {
    var admin = ApiCaller.signedIn(server, "farid");
    for (var caller :
        List.of(
            ApiCaller.ofNobody(server),
            admin,
            ApiCaller.of(server, "farid"),
            ApiCaller.ofNobody(server).with("Authorization", "Bearer "),
            ApiCaller.ofNobody(server).with("Authorization", "Basic " + GuildhallServer.SCIM_TOKEN),
            ApiCaller.ofNobody(server)
                .with("Authorization", "Bearer " + GuildhallServer.SCIM_TOKEN + "x"))) {
      for (var path : List.of("/Users", "/ServiceProviderConfig", "/Nothing")) {
        var refused = call(caller, "GET", path, null);
        assertFault(401, null, refused);
        assertTrue(refused.header("WWW-Authenticate").startsWith("Bearer"));
      }
    }
    // And the token opens no other door.
    assertEquals(401, client.get("/me").status());
  }

  @Test
  void clientIsToldWhatThereIs() {
    var config = call("GET", "/ServiceProviderConfig", null).json();
    for (var feature : List.of("patch", "bulk", "filter", "sort", "etag")) {
      assertTrue(config.getJsonObject(feature).getBoolean("supported"), feature);
    }
    var types = call("GET", "/ResourceTypes", null).json();
    assertTrue(types.toString().contains("/Users") && types.toString().contains("/Groups"));
    var schema = call("GET", "/Schemas/" + USER, null).json().toString();
    assertTrue(schema.contains("userName") && !schema.contains("phoneNumbers"), schema);
    assertTrue(call("GET", "/Schemas/" + WORK, null).json().toString().contains("manager"));
  }

  @Test
  void personComesChangesLeavesAndComesBack() {
    var made =
        call(
            "POST",
            "/Users",
            user(
                "Ada",
                ", \"title\": \"Weaver\", \"emails\": [{\"value\": \"other@example.com\"},"
                    + " {\"value\": \"ada@example.com\", \"type\": \"work\", \"primary\": true}],"
                    + " \"addresses\": [{\"type\": \"work\", \"locality\": \"Turin\"}]"));
    assertEquals(201, made.status(), made::toString);
    var id = made.json().getString("id");
    assertTrue(made.header("Location").endsWith("/scim/v2/Users/" + id), made::toString);
    assertEquals("ada" + mark, made.json().getString("userName"), "lower case");
    var shown = call("GET", "/Users/" + id, null).json();
    assertEquals(
        "ada@example.com", shown.getJsonArray("emails").getJsonObject(0).getString("value"));
    assertEquals("Turin", shown.getJsonArray("addresses").getJsonObject(0).getString("locality"));
    assertEquals("ext-Ada" + mark, shown.getJsonObject(WORK).getString("employeeNumber"));
    assertTrue(page("ada").contains("Weaver"));

    var changed = call("PUT", "/Users/" + id, user("Ada", ", \"title\": \"Spinner\""));
    assertEquals(200, changed.status(), changed::toString);
    assertEquals("Spinner", changed.json().getString("title"));

    var patched =
        call(
            "PATCH",
            "/Users/" + id,
            """
            {"schemas": ["%s"], "Operations": [
              {"op": "Replace", "path": "title", "value": "Dyer"},
              {"op": "add", "path": "%s:department", "value": "Colour"},
              {"op": "replace", "value": {"active": false}}]}"""
                .formatted(PATCH, WORK));
    assertEquals(200, patched.status(), patched::toString);
    var left = call("GET", "/Users/" + id, null).json();
    assertEquals("Dyer", left.getString("title"));
    assertEquals("Colour", left.getJsonObject(WORK).getString("department"));
    assertEquals(false, left.getBoolean("active"));

    assertEquals(200, call("PUT", "/Users/" + id, user("Ada", "")).status());
    assertTrue(call("GET", "/Users/" + id, null).json().getBoolean("active"));

    assertEquals(204, call("DELETE", "/Users/" + id, null).status());
    assertFault(404, null, call("GET", "/Users/" + id, null));
    assertFault(404, null, call("DELETE", "/Users/" + id, null));
    assertEquals(id, create("Ada", ""), "the same person");
  }

  private String page(String name) {
    return ApiCaller.signedIn(server, "ben")
        .get(ApiCaller.SERVER + "/guildhall/person/show?name=" + name + mark)
        .body();
  }

  @Test
  void managerOfTheEnterpriseExtensionIsABoss() {
    var top = create("Top", "");
    var below = create("Below", managed("E1", top));
    assertTrue(page("top").contains("At least one colleague reports here"));
    var manager =
        call("GET", "/Users/" + below, null).json().getJsonObject(WORK).getJsonObject("manager");
    assertEquals(top, manager.getString("value"));
    assertEquals("Top Of " + mark, manager.getString("displayName"));

    var mine = "externalId ew \"" + mark + "\" and ";
    assertEquals(List.of("top"), userNames(filter(mine + "not (manager pr)")));
    assertEquals(List.of("below"), userNames(filter(mine + "manager.value eq \"" + top + "\"")));
    assertEquals(List.of("top"), userNames(filter(mine + "manager.value ne \"" + top + "\"")));

    assertFault(
        400, "invalidValue", call("POST", "/Users", user("Lost", managed("E2", "123456789"))));
    assertFault(400, "invalidValue", call("POST", "/Users", user("Lost", managed("E2", "no id"))));
    assertFault(
        400, "invalidValue", call("PUT", "/Users/" + top, user("Top", managed("E0", below))));
    assertEquals(List.of(), userNames(filter("userName eq \"lost" + mark + "\"")));
  }

  @Test
  void nameThatSomebodyHasIsTaken() {
    create("Ada", "");
    var other = create("Ben", "");
    assertFault(409, "uniqueness", call("POST", "/Users", user("Ada", "")));
    assertFault(409, "uniqueness", call("POST", "/Users", user("ada", managed("E9", ""))));
    assertFault(409, "uniqueness", call("PUT", "/Users/" + other, user("Ada", "")));
    assertEquals("ben" + mark, call("GET", "/Users/" + other, null).json().getString("userName"));
  }

  @Test
  void peopleAreFilteredSortedAndPaged() {
    create("Anna", ", \"title\": \"100%_sure\"");
    create("Bert", ", \"title\": \"1000 sure\", \"active\": false");
    create("Carl", "");
    var mine = "externalId ew \"" + mark + "\"";
    assertEquals(List.of("anna"), userNames(filter("userName eq \"ANNA" + mark + "\"")));
    assertEquals(List.of("anna"), userNames(filter(mine + " and title co \"0%_S\"")));
    assertEquals(List.of("carl"), userNames(filter(mine + " and not (title pr)")));
    assertEquals(List.of("bert"), userNames(filter(mine + " and active eq false")));
    assertEquals(
        List.of("anna", "carl"),
        userNames(filter(mine + " and (name.givenName sw \"c\" or name.givenName eq \"anna\")")));
    assertEquals(
        List.of("bert", "carl"), userNames(filter(mine + " and userName gt \"anna" + mark + "\"")));
    assertEquals(
        List.of("carl", "bert", "anna"),
        userNames(filter(mine) + "&sortBy=userName&sortOrder=descending"));
    assertEquals(
        List.of("bert"), userNames(filter(mine) + "&sortBy=userName&startIndex=2&count=1"));
    var page = call("GET", "/Users?" + filter(mine) + "&startIndex=2&count=1", null).json();
    assertEquals(3, page.getInt("totalResults"));
    assertEquals(2, page.getInt("startIndex"));
    assertEquals(1, page.getInt("itemsPerPage"));
    assertEquals(0, userNames(filter(mine) + "&count=0").size());

    for (var wrong :
        List.of("userName eq", "nothing eq \"x\"", "displayName eq \"x\"", "active gt true")) {
      assertEquals(400, call("GET", "/Users?" + filter(wrong), null).status(), wrong);
    }
    assertFault(400, null, call("GET", "/Users?" + filter("userName zz \"x\""), null));
  }

  @Test
  void bulkTakesEachOperationAndFindsWhoCameInTheSame() {
    var body =
        """
        {"schemas": ["%s"], "Operations": [
          {"method": "POST", "path": "/Users", "bulkId": "top", "data": %s},
          {"method": "POST", "path": "/Users", "bulkId": "below", "data": %s},
          {"method": "POST", "path": "/Users", "bulkId": "twice", "data": %s}]}"""
            .formatted(
                BULK, user("Top", ""), user("Below", managed("B1", "bulkId:top")), user("Top", ""));
    var done = call("POST", "/Bulk", body);
    assertEquals(200, done.status(), done::toString);
    var operations = done.json().getJsonArray("Operations").getValuesAs(JsonObject.class);
    assertEquals(
        List.of("201", "201", "409"),
        operations.stream().map(one -> one.get("status").toString().replace("\"", "")).toList());
    assertEquals(List.of("below"), userNames(filter("manager.value eq \"" + id("top") + "\"")));
  }

  private String id(String name) {
    return call("GET", "/Users?" + filter("userName eq \"" + name + mark + "\""), null)
        .json()
        .getJsonArray("Resources")
        .getJsonObject(0)
        .getString("id");
  }

  @Test
  void staleClientChangesNothing() {
    var id = create("Ada", "");
    var tag = call("GET", "/Users/" + id, null).header("ETag");
    assertNotEquals("", tag);
    assertEquals(
        304, call(client.with("If-None-Match", tag), "GET", "/Users/" + id, null).status());
    assertEquals(
        200,
        call(client.with("If-Match", tag), "PUT", "/Users/" + id, user("Ada", ", \"title\": \"A\""))
            .status());
    assertFault(
        412,
        null,
        call(
            client.with("If-Match", tag),
            "PUT",
            "/Users/" + id,
            user("Ada", ", \"title\": \"B\"")));
    assertEquals("A", call("GET", "/Users/" + id, null).json().getString("title"));
  }

  @Test
  void whatIsWrongIsAnsweredInTheProtocolAndChangesNothing() {
    var id = create("Ada", "");
    var before = call("GET", "/Users/" + id, null).body();
    var unknown = user("Ada", ", \"shoeSize\": 43, \"phoneNumbers\": [{\"value\": \"1\"}]");
    assertEquals(200, call("PUT", "/Users/" + id, unknown).status(), "ignored");
    for (var wrong :
        List.of(
            "",
            "{",
            "[]",
            "null",
            "\"x\"",
            "{}",
            user("Ada", "").replace("\"userName\": \"Ada" + mark + "\"", "\"userName\": 7"),
            user("Ada", ", \"active\": \"perhaps\""),
            user("Ada", ", \"emails\": \"ada@example.com\""),
            user("Ada", ", \"emails\": [{\"value\": \"no address\"}]"),
            user("Ada", ", \"title\": \"" + "x".repeat(201) + "\""),
            user("Ada", ", \"title\": \"a\\u0000b\""),
            user("", "").replace("\"userName\": \"" + mark, "\"userName\": \""),
            user("\\u200b", "").replace("Of " + mark, ""))) {
      var refused = call("PUT", "/Users/" + id, wrong);
      assertEquals(400, refused.status(), () -> wrong + " " + refused);
      assertTrue(refused.header("Content-Type").startsWith("application/scim+json"));
    }
    assertFault(413, null, call("PUT", "/Users/" + id, user("A", " ".repeat(3_000_000))));
    assertFault(404, null, call("GET", "/Users/not-an-id", null));
    assertFault(404, null, call("GET", "/Users/99999999999999999999", null));
    assertEquals(400, call("GET", "/Nothing", null).status() / 100 * 100);
    assertEquals(
        400,
        call("PATCH", "/Users/" + id, "{\"schemas\": [\"" + PATCH + "\"], \"Operations\": []}")
            .status());
    assertEquals(before, call("GET", "/Users/" + id, null).body());
  }

  @Test
  void groupsAreKeptWithTheirMembers() {
    var ada = create("Ada", "");
    var ben = create("Ben", "");
    var group =
        """
        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Weavers %s",
         "members": [{"value": "%s"}]}""";
    var made = call("POST", "/Groups", group.formatted(mark, ada));
    assertEquals(201, made.status(), made::toString);
    var id = made.json().getString("id");
    var patched =
        call(
            "PATCH",
            "/Groups/" + id,
            """
            {"schemas": ["%s"], "Operations": [
              {"op": "add", "path": "members", "value": [{"value": "%s"}]}]}"""
                .formatted(PATCH, ben));
    assertEquals(200, patched.status(), patched::toString);
    assertEquals(2, call("GET", "/Groups/" + id, null).json().getJsonArray("members").size());
    assertEquals(
        "Weavers " + mark,
        call("GET", "/Users/" + ben, null)
            .json()
            .getJsonArray("groups")
            .getJsonObject(0)
            .getString("display"));
    var removal =
        """
        {"schemas": ["%s"], "Operations": [
          {"op": "remove", "path": "members[value eq \\"%s\\"]"}]}"""
            .formatted(PATCH, ada);
    assertEquals(200, call("PATCH", "/Groups/" + id, removal).status());
    var of = filter("members.value eq \"" + ben + "\" and displayName co \"" + mark + "\"");
    assertEquals(1, call("GET", "/Groups?" + of, null).json().getInt("totalResults"));
    var gone = filter("members.value eq \"" + ada + "\"");
    assertEquals(0, call("GET", "/Groups?" + gone, null).json().getInt("totalResults"));
    assertFault(
        400, "invalidValue", call("POST", "/Groups", group.formatted("x" + mark, "123456789")));
    assertEquals(204, call("DELETE", "/Users/" + ben, null).status());
    assertTrue(call("GET", "/Groups/" + id, null).json().toString().indexOf("members") < 0);
    assertEquals(204, call("DELETE", "/Groups/" + id, null).status());
    assertFault(404, null, call("GET", "/Groups/" + id, null));
  }

  @Test
  void manyWhoLeaveOnOneDayWaitForSomebodyToSayYes() {
    var ids = IntStream.range(0, 60).mapToObj(i -> create("Many" + i, "")).toList();
    Answer refused = null;
    int left = 0;
    for (var id : ids) {
      refused = call("DELETE", "/Users/" + id, null);
      if (refused.status() != 204) {
        break;
      }
      left++;
    }
    assertFault(403, null, refused);
    assertTrue(left < ids.size() / 2, left + " left");
    assertEquals(200, call("GET", "/Users/" + ids.get(left), null).status());
    assertEquals(201, call("POST", "/Users", user("More", "")).status(), "others come meanwhile");

    var admin = ApiCaller.signedIn(server, "farid");
    var snapshot = heldSnapshot(admin);
    admin.press(snapshot, "deciding", "confirm", Map.of());
    for (var id : ids.subList(left, ids.size())) {
      assertEquals(204, call("DELETE", "/Users/" + id, null).status());
    }
  }

  private static String heldSnapshot(ApiCaller admin) {
    for (var one :
        admin
            .get("/directory/snapshots")
            .json()
            .getJsonArray("items")
            .getValuesAs(JsonObject.class)) {
      if (one.getString("directory").equals("scim") && one.getString("state").equals("held")) {
        return "/guildhall/administration/snapshot?id=" + one.getInt("id");
      }
    }
    throw new AssertionError("no snapshot waits");
  }
}
