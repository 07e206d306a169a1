package org.guildhall.directory;

/** Which people or groups a provisioning client asks for. */
public sealed interface Condition {
  /** Both. */
  record And(Condition one, Condition other) implements Condition {}

  /** Either, or both. */
  record Or(Condition one, Condition other) implements Condition {}

  /** Those whom the other does not match. */
  record Not(Condition condition) implements Condition {}

  /**
   * That an attribute is so.
   *
   * @param value to compare with; null for {@link Operator#PRESENT}
   */
  record Is(Attribute attribute, Operator operator, String value) implements Condition {}

  /** How an attribute is compared; texts without regard to case (RFC 7644, 3.4.2.2). */
  enum Operator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    CONTAINS("like"),
    STARTS_WITH("like"),
    ENDS_WITH("like"),
    PRESENT("is not null"),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    LESS("<"),
    LESS_OR_EQUAL("<=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  /** What can be asked for. */
  enum Attribute {
    ID("x.id", Type.NUMBER),
    EXTERNAL_ID("x.externalId", Type.TEXT),
    USER_NAME("x.userName", Type.TEXT),
    GIVEN_NAME("x.givenName", Type.TEXT),
    FAMILY_NAME("x.familyName", Type.TEXT),
    EMAIL("x.email", Type.TEXT),
    TITLE("x.title", Type.TEXT),
    ACTIVE("x.active", Type.TRUTH),
    DEPARTMENT("x.department", Type.TEXT),
    EMPLOYEE_ID("x.directoryId", Type.TEXT),
    /** Of whom {@code m} is, where there is one. */
    MANAGER("m.id", Type.NUMBER),
    CITY("x.city", Type.TEXT),
    COUNTRY("x.country", Type.TEXT),
    /** Of a group. */
    DISPLAY_NAME("x.displayName", Type.TEXT),
    /** Of a group: that somebody is in it. */
    MEMBER("x.members", Type.MEMBER);

    private final String path;
    private final Type type;

    Attribute(String path, Type type) {
      this.path = path;
      this.type = type;
    }

    String path() {
      return path;
    }

    Type type() {
      return type;
    }

    boolean isText() {
      return type == Type.TEXT;
    }
  }

  /** Of what kind its values are. */
  enum Type {
    TEXT,
    NUMBER,
    TRUTH,
    MEMBER
  }
}
