package org.guildhall.leadership.credential;

/**
 * What was given cannot be blinded, signed or counted as a credential; {@link Problem} says why.
 */
public class CredentialException extends RuntimeException {
  /** Why it was refused. What the RFC calls an error of its own has the RFC's name in brackets. */
  public enum Problem {
    /** Not base64url without padding, in its only spelling (RFC 4648, section 5). */
    NOT_BASE64URL("not base64url"),
    /** Not as long as it must be ("unexpected input size"). */
    WRONG_LENGTH("not of the right length"),
    /** Not smaller than the modulus, or zero ("message representative out of range"). */
    OUT_OF_RANGE("out of the range of this key"),
    /** It shares a factor with the modulus ("invalid input"). */
    NOT_COPRIME("not coprime with the modulus"),
    /** The key is too short for the encoding ("encoding error"). */
    KEY_TOO_SHORT("the key is too short for this encoding"),
    /** The random number has no inverse ("blinding error"). */
    BLINDING_FAILED("the random number has no inverse"),
    /** The private operation gave what the public one does not undo ("signing failure"). */
    SIGNING_FAILED("the signature that was made does not verify"),
    /** It is no signature of this message by this key ("invalid signature"). */
    INVALID_SIGNATURE("not signed with this key"),
    /** Not a key, or not one that may be used here. */
    BAD_KEY("not a usable key");

    private final String words;

    Problem(String words) {
      this.words = words;
    }
  }

  private final Problem problem;

  CredentialException(Problem problem) {
    super(problem.words);
    this.problem = problem;
  }

  CredentialException(Problem problem, Throwable cause) {
    super(problem.words, cause);
    this.problem = problem;
  }

  CredentialException(Problem problem, String detail) {
    super(problem.words + ": " + detail);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
