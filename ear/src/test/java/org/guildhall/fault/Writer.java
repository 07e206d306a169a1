package org.guildhall.fault;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.guildhall.fault.Ledger.Confirmed;

/**
 * A person who writes without a pause: opens conversations, replies, edits, says "solved mine".
 * What was not confirmed is sent again as it was, with the same submission, before anything else.
 */
final class Writer implements Runnable {
  static final String COMMUNITY = "developers";
  private static final String[] WORDS = {
    "build",
    "release",
    "nightly",
    "branch",
    "merge",
    "review",
    "pipeline",
    "cache",
    "test",
    "deploy"
  };
  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9]+)\"");
  private static final Pattern CONVERSATION = Pattern.compile("[?&]id=([0-9]+)");
  private static final Pattern POST = Pattern.compile("[?&]post=([0-9]+)");

  /** One of so many forms is sent a second time after it was confirmed. */
  private static final int OFTEN_TWICE = 10;

  private static final int FOUND = 302;

  /** Takes down what was confirmed. */
  private interface Note {
    void of(String location);
  }

  /** What is sent. */
  private record Form(
      String path, String form, String button, Map<String, String> fields, Note note) {}

  private final String person;
  private final Client client;
  private final Ledger ledger;
  private final Random random;
  private Form unconfirmed;
  private volatile boolean on;
  private volatile Throwable fault;

  Writer(String person, Client client, Ledger ledger, long seed) {
    this.person = person;
    this.client = client;
    this.ledger = ledger;
    this.random = new Random(seed);
  }

  /** Writes until the server is gone, or until told to stop. */
  @Override
  public void run() {
    on = true;
    try {
      while (on) {
        sendAgain();
        unconfirmed = next();
      }
    } catch (IOException e) {
      // The server is gone: what was sent last stays unconfirmed.
    } catch (RuntimeException | Error e) {
      fault = e;
    }
  }

  void stop() {
    on = false;
  }

  /** Sends what is not confirmed yet. */
  void sendAgain() throws IOException {
    if (unconfirmed != null) {
      send(unconfirmed);
      if (random.nextInt(OFTEN_TWICE) == 0) {
        send(unconfirmed);
      }
      unconfirmed = null;
    }
  }

  private void send(Form form) throws IOException {
    var response = client.submit(form.path, form.form, form.button, form.fields);
    if (response.statusCode() == FOUND) {
      form.note.of(response.headers().firstValue("Location").orElseThrow());
    } else {
      throw new IOException("not taken: " + response);
    }
  }

  /** What went wrong in this writer itself; null if nothing did. */
  Throwable fault() {
    return fault;
  }

  private Form next() throws IOException {
    int dice = random.nextInt(100);
    var reply = dice < 60 ? reply() : dice < 80 ? edit() : dice < 90 ? saySolvedMine() : null;
    return reply == null ? open() : reply;
  }

  private Form open() {
    var name = name();
    var text = text(name, 1);
    return new Form(
        "/guildhall/conversation/open?community=" + COMMUNITY,
        "opening",
        "send",
        fields(Map.of("kind", "QUESTION", "title", "About " + name, "tags", "fault", "body", text)),
        location -> ledger.opened(name, number(CONVERSATION, location), person, text));
  }

  private Form reply() {
    var conversation = ledger.toReplyTo(random);
    if (conversation == null) {
      return null;
    }
    var name = name();
    var text = text(name, 1);
    return new Form(
        "/guildhall/conversation/show?id=" + conversation,
        "reply",
        "send",
        fields(Map.of("body", text)),
        location -> ledger.replied(name, conversation, number(POST, location), person, text));
  }

  private Form edit() throws IOException {
    var post = ledger.reply(random, person, true);
    if (post == null) {
      return null;
    }
    var path = "/guildhall/conversation/edit?post=" + post.post;
    var version = VERSION.matcher(client.page(path));
    if (!version.find()) {
      throw new AssertionError("no version on " + path);
    }
    var text = text(post.name, Integer.parseInt(version.group(1)) + 1);
    ledger.editing(post, text);
    return new Form(
        path,
        "editing",
        "send",
        Map.of("writer", person, "body", text, "version", version.group(1)),
        location -> ledger.edited(post, text));
  }

  private Form saySolvedMine() {
    Confirmed reply = ledger.reply(random, person, false);
    return reply == null
        ? null
        : new Form(
            "/guildhall/conversation/show?id=" + reply.conversation,
            "acts",
            "solved-mine",
            Map.of("solved-mine", reply.post.toString()),
            location -> ledger.solved(person, reply));
  }

  private Map<String, String> fields(Map<String, String> some) {
    var fields = new HashMap<>(some);
    fields.put("writer", person);
    fields.put("submission", new UUID(random.nextLong(), random.nextLong()).toString());
    return fields;
  }

  private String name() {
    return "t%012x".formatted(random.nextLong() & 0xffff_ffff_ffffL);
  }

  private String text(String name, int version) {
    var text = new StringBuilder(name + " v" + version);
    for (int words = 5 + random.nextInt(60); words > 0; words--) {
      text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
    }
    return text.toString();
  }

  private static long number(Pattern pattern, String location) {
    var found = pattern.matcher(location);
    if (!found.find()) {
      throw new AssertionError("whither? " + location);
    }
    return Long.parseLong(found.group(1));
  }
}
