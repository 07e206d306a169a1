package org.guildhall.safety;

/** As whom a door is tried; each is the same person of the demo in every {@link Scene}. */
enum Role {
  NOBODY(null),
  /** A colleague who does not belong to the community. */
  EMPLOYEE("giulia"),
  MEMBER("cleo"),
  /** A member: the post, the conversation, the access token or whatever is concerned is hers. */
  AUTHOR("ada"),
  /** The founder, who looks after the community. */
  LEADER("ben"),
  /** Who does not belong to the community either. */
  ADMINISTRATOR("farid"),
  /** Who answers for human resources, and belongs to the community no more than he does. */
  HR("greta"),
  /** The author's program, with a token for reading. */
  READS("ada"),
  /** The author's program, with a token for writing. */
  WRITES("ada");

  private final String userName;

  Role(String userName) {
    this.userName = userName;
  }

  String userName() {
    return userName;
  }
}
