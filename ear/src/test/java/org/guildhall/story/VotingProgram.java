package org.guildhall.story;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.security.SecureRandom;
import java.util.Base64;
import org.guildhall.leadership.credential.BlindSignatures;
import org.guildhall.leadership.credential.Blinded;
import org.guildhall.leadership.credential.VerificationKey;
import org.guildhall.story.ApiCaller.Answer;

/**
 * A program that votes for the person it comes in as. It knows what the description of the API
 * tells everybody, and keeps one token, as a browser does.
 */
public final class VotingProgram {
  private static final int TOKEN_OCTETS = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final BlindSignatures signatures = BlindSignatures.ofElections(RANDOM);
  private final ApiCaller voter;
  private final ApiCaller nobody;
  private final String election;
  private final VerificationKey key;
  private final byte[] prepared;
  private final Blinded blinded;
  private String signature;

  /** Reads the key of an election whose box is open, and blinds a token for it. */
  public VotingProgram(GuildhallServer server, ApiCaller voter, long id) {
    this.voter = voter;
    nobody = ApiCaller.ofNobody(server);
    election = "/elections/" + id;
    key = VerificationKey.ofJson(voter.get(election).json().getJsonObject("publicKey").toString());
    var token = new byte[TOKEN_OCTETS];
    RANDOM.nextBytes(token);
    prepared = signatures.prepare(token);
    blinded = signatures.blind(key, prepared);
  }

  public String token() {
    return base64url(prepared);
  }

  /** What the server is asked to sign. */
  public String blinded() {
    return base64url(blinded.message());
  }

  /** Asks for the credential; the same message each time. */
  public Answer ask() {
    return voter.post(
        election + "/credential",
        Json.createObjectBuilder().add("blinded", blinded()).build().toString());
  }

  /** The election's signature of the token, which is asked for once. */
  public String signature() {
    if (signature == null) {
      var blind = Base64.getUrlDecoder().decode(ask().json().getString("signature"));
      signature = base64url(signatures.finish(key, prepared, blind, blinded.inverse()));
    }
    return signature;
  }

  /** Casts as nobody; groups best first, the equal ones of a group joined by {@code =}. */
  public Answer cast(String... groups) {
    return cast(token(), signature(), ranking(groups));
  }

  /** Casts what may be no ballot at all. */
  public Answer cast(String token, String signed, JsonArray ranking) {
    return nobody.put(election + "/ballots", ballot(token, signed, ranking));
  }

  /** A ballot as it travels. */
  public static String ballot(String token, String signed, JsonArray ranking) {
    return Json.createObjectBuilder()
        .add("token", token)
        .add("signature", signed)
        .add("ranking", ranking)
        .build()
        .toString();
  }

  public static JsonArray ranking(String... groups) {
    var ranking = Json.createArrayBuilder();
    for (var group : groups) {
      var equals = Json.createArrayBuilder();
      for (var name : group.split("=")) {
        equals.add(name);
      }
      ranking.add(equals);
    }
    return ranking.build();
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
