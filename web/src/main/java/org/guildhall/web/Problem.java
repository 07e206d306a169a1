package org.guildhall.web;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program is told when its call fails, as RFC 9457 has it; {@link Problems} says it in the
 * reader's language.
 */
public final class Problem {
  /** What is wrong with one field of the body, or one parameter; the key names a text. */
  record Wrong(String field, String key, List<Object> arguments) {}

  private final int status;
  private final String key;
  private final List<Object> arguments;
  private final List<Wrong> wrongs = new ArrayList<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, JsonValue> members = new LinkedHashMap<>();

  private Problem(int status, String key, List<Object> arguments) {
    this.status = status;
    this.key = key;
    this.arguments = arguments;
  }

  /**
   * A problem.
   *
   * @param key names the text that explains it, and its type
   */
  public static Problem of(int status, String key, Object... arguments) {
    return new Problem(status, key, List.of(arguments));
  }

  /** What the server itself refuses, by its status; what it seldom does, as a malformed call. */
  public static Problem ofStatus(int status) {
    return switch (status) {
      case 404 -> of(status, "problem.not-found");
      case 405 -> of(status, "problem.method");
      case 406 -> of(status, "problem.not-acceptable");
      case 413 -> of(status, "problem.too-large");
      case 415 -> of(status, "problem.media-type");
      default -> of(400, "problem.malformed");
    };
  }

  /** Adds what is wrong with one field. */
  public Problem at(String field, String wrong, Object... of) {
    wrongs.add(new Wrong(field, wrong, List.of(of)));
    return this;
  }

  /** Adds a header of the answer. */
  public Problem header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Adds a member that problems of this type have beside the usual ones. */
  public Problem member(String name, JsonValue value) {
    members.put(name, value);
    return this;
  }

  public int status() {
    return status;
  }

  String key() {
    return key;
  }

  List<Object> arguments() {
    return arguments;
  }

  public boolean hasWrongs() {
    return !wrongs.isEmpty();
  }

  /** The fields, parameters and headers that are wrong. */
  public List<String> wrongFields() {
    return wrongs.stream().map(Wrong::field).toList();
  }

  List<Wrong> wrongs() {
    return wrongs;
  }

  Map<String, JsonValue> members() {
    return members;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** To be thrown. */
  public ProblemException thrown() {
    return new ProblemException(this);
  }
}
