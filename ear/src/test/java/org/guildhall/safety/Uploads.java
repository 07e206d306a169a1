package org.guildhall.safety;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.ApiCaller.Answer;
import org.guildhall.story.FilledForm;

/** What administrators bring in by files: conversations into the scene, and directories. */
record Uploads(Troupe troupe, Scene scene) {
  /** Questions of an import that is still under way when someone looks. */
  static final int LONG = 5_000;

  String imports() {
    return "/imports?community=" + scene.slug() + "&source=tried";
  }

  /** An import that stands there to be looked at. */
  int anImport() {
    return begun(dump(0));
  }

  int begun(byte[] dump) {
    return troupe
        .of(Role.ADMINISTRATOR)
        .with("Content-Type", "application/zip")
        .call("POST", imports(), BodyPublishers.ofByteArray(dump))
        .json()
        .getInt("id");
  }

  /** A dump of so many questions of long ago. */
  static byte[] dump(int questions) {
    var rows = new StringBuilder("<posts>\n");
    for (int id = 1; id <= questions; id++) {
      rows.append(
          """
          <row Id="%d" PostTypeId="1" CreationDate="2001-01-01T00:00:00" Title="T" Body="B"/>
          """
              .formatted(id));
    }
    var zip = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("Posts.xml"));
      out.write(rows.append("</posts>").toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zip.toByteArray();
  }

  Map<String, String> dumped() {
    return Map.of("source", "tried", "community", communityId());
  }

  /** Only the form for administrators tells it. */
  private String communityId() {
    var form =
        troupe
            .of(Role.ADMINISTRATOR)
            .get(ApiCaller.SERVER + "/guildhall/administration/conversations")
            .body();
    var option = Pattern.compile("value=\"([0-9]+)\"[^>]*>" + scene.name()).matcher(form);
    if (!option.find()) {
      throw new AssertionError("the form does not offer " + scene.slug());
    }
    return option.group(1);
  }

  /**
   * One that an administrator has brought in; a held one waits, as somebody's manager is unknown.
   */
  long aSnapshot(boolean held) {
    var parts = new Parts();
    FilledForm.of("directory", "send", Map.of()).forEach(parts::field);
    var row = "Z101,Tried,Person,tried.held,tried@example.com,Tester,%s,Tests,Turin,IT\n";
    var header = new String(directory(), StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
    var manager = held ? "nobody" + UUID.randomUUID() : "";
    parts.file(
        "file",
        "directory.csv",
        (header + "\n" + row.formatted(manager)).getBytes(StandardCharsets.UTF_8));
    var answer =
        troupe
            .of(Role.ADMINISTRATOR)
            .with("Content-Type", parts.type())
            .call("POST", ApiCaller.SERVER + "/guildhall/administration/directory", parts.whole());
    var to = answer.header("Location");
    return Long.parseLong(to.substring(to.indexOf("id=") + 3));
  }

  static byte[] directory() {
    return """
        employee_id,given_name,family_name,user_name,email,title,manager_id,department,city,country
        Z100,Tried,Person,tried.person,tried@example.com,Tester,,Tests,Turin,IT
        """
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Sends that form of the administrators with a file. */
  static Answer send(
      ApiCaller caller, String form, String name, byte[] file, Map<String, String> fields) {
    var parts = new Parts();
    FilledForm.of(form, "send", fields).forEach(parts::field);
    parts.file("file", name, file);
    return caller
        .with("Content-Type", parts.type())
        .call("POST", ApiCaller.SERVER + "/guildhall/administration/" + form, parts.whole());
  }
}
