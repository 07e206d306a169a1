package org.guildhall.leadership;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.guildhall.leadership.credential.BlindSignatures;
import org.guildhall.leadership.credential.Credential;
import org.guildhall.leadership.credential.CredentialException;
import org.guildhall.leadership.credential.SigningKey;
import org.guildhall.leadership.credential.VerificationKey;
import org.guildhall.people.Actor;
import org.guildhall.people.Bosses;
import org.guildhall.people.People;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.Storable;
import org.guildhall.platform.UseCase;
import org.guildhall.platform.Visible;

/**
 * What people do in an election: put themselves forward, ask for a credential, protest, and judge
 * protests; and what whoever holds a credential does with it.
 */
@UseCase
public class ElectionService {
  @Inject private People people;
  @Inject private Elections elections;
  @Inject private ElectionPolicy policy;
  @Inject private LeadershipSettings settings;
  @Inject private Corrections corrections;
  @Inject private Bosses bosses;
  @Inject private BallotBoxes boxes;
  @Inject private BoxKeys keys;
  @Inject private Records records;
  @Inject private Clock clock;

  private static final int TOKEN_OCTETS = 32;
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final SecureRandom random = new SecureRandom();

  /**
   * Puts himself forward, or says it anew.
   *
   * @throws BusinessException when a promise falls due outside of the term
   */
  public void stand(Actor actor, ElectionId id, @NotNull @Valid Platform platform) {
    var person = people.require(actor);
    var election = elections.lock(id);
    policy.mayStand(person, election).orThrow();
    checkDays(election, platform);
    elections
        .candidacy(election, person)
        .ifPresentOrElse(
            candidacy -> candidacy.say(platform),
            () -> elections.add(new Candidacy(election, person, platform, clock.instant())));
  }

  /** Promises fall due while he can keep them: after the voting, at the latest as his term ends. */
  private void checkDays(Election election, Platform platform) {
    var earliest = day(election.nominationsUntil());
    var latest =
        day(election
                .nominationsUntil()
                .plus(settings.voting())
                .plus(settings.protest())
                .plus(settings.beforeTermEnds()))
            .plus(settings.term());
    for (var promise : platform.promises()) {
      if (promise.due().isBefore(earliest) || promise.due().isAfter(latest)) {
        throw new BusinessException("election.promise.due", earliest, latest);
      }
    }
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Takes it back; whoever does not stand goes on not standing. */
  public void withdraw(Actor actor, ElectionId id) {
    var person = people.require(actor);
    var election = elections.lock(id);
    var candidacy = elections.candidacy(election, person);
    if (candidacy.isPresent()) {
      policy.mayWithdraw(person, election).orThrow();
      elections.remove(candidacy.get());
    }
  }

  /**
   * Says that the directory shows him as a boss and is wrong; HR is asked, and he may stand
   * meanwhile.
   */
  public void correct(
      Actor actor, ElectionId id, @Visible @Storable @Size(max = Correction.TEXT_MAX) String text) {
    var person = people.require(actor);
    var election = elections.lock(id);
    policy.mayCorrect(person, election).orThrow();
    var now = clock.instant();
    corrections.add(
        new Correction(
            election, bosses.ground(person), text, now, now.plus(settings.correction())));
  }

  /** What HR says of it. */
  public void answer(
      Actor actor,
      long correctionId,
      boolean grants,
      @Visible @Storable @Size(max = Correction.TEXT_MAX) String reason) {
    var correction = corrections.lock(correctionId);
    policy.mayAnswer(actor, correction).orThrow();
    correction.answer(grants, reason, clock.instant());
  }

  /**
   * Signs what the voter's browser has blinded, once for each on the roll; the same message gets
   * the same answer, whenever it is asked again.
   *
   * @param blinded base64url
   * @return the blind signature, base64url
   * @throws BusinessException when that is no blinded message for this election's key, or a
   *     credential for another message was issued in his name
   */
  public String credential(Actor actor, ElectionId id, @NotNull String blinded) {
    var person = people.require(actor);
    var election = elections.require(id);
    policy.mayVote(person, election).orThrow();
    var entry = elections.lockRollEntry(election, person.id());
    var hash = CanonicalJson.hash(blinded);
    if (!entry.mayIssue(hash)) {
      throw new BusinessException("election.credential.issued");
    }
    try {
      var key = SigningKey.ofPkcs8(keys.signingKey(id).orElseThrow(BoxLostException::new));
      var signature = Credential.sign(key, blinded, random);
      entry.issue(hash);
      return signature;
    } catch (CredentialException e) {
      throw new BusinessException("election.credential.malformed");
    }
  }

  /**
   * Puts a ballot into the box. Nobody is asked who he is: the credential says that he may vote,
   * and nobody can tell from it who he is. A ballot with the same token takes the place of the one
   * before.
   *
   * @param token base64url
   * @param signature base64url
   * @return the tracking code
   * @throws DeniedException when the box is closed, or the election's key did not sign the token
   * @throws BusinessException when the ranking is empty, or has an unknown name or one twice
   */
  public String cast(
      ElectionId id, @NotNull String token, @NotNull String signature, @NotNull Ranking ranking) {
    var election = elections.lock(id);
    if (!policy.isBoxOpen(election)) {
      throw new DeniedException("election.denied.box-closed");
    }
    var credential = credential(election, token, signature);
    ranking.check(names(election));
    var code = TrackingCode.of(credential.tokenHash());
    boxes.cast(id, code, ranking);
    return code;
  }

  /**
   * Does for a voter whose browser runs no script what the script would do: makes a credential, has
   * it signed and casts with it, all or nothing. So the server sees his ballot while it works, and
   * forgets it.
   *
   * @throws BusinessException as {@link #credential} and {@link #cast} do
   */
  public VotingSlip castFor(Actor actor, ElectionId id, @NotNull Ranking ranking) {
    var election = elections.require(id);
    policy.mayVote(people.require(actor), election).orThrow();
    var signatures = BlindSignatures.ofElections(random);
    var key = VerificationKey.ofJson(election.publicKey().orElseThrow());
    var token = new byte[TOKEN_OCTETS];
    random.nextBytes(token);
    var prepared = signatures.prepare(token);
    var blinded = signatures.blind(key, prepared);
    var signed = credential(actor, id, BASE64URL.encodeToString(blinded.message()));
    var signature =
        signatures.finish(key, prepared, Base64.getUrlDecoder().decode(signed), blinded.inverse());
    var shown = BASE64URL.encodeToString(prepared);
    var shownSignature = BASE64URL.encodeToString(signature);
    return new VotingSlip(shown, shownSignature, cast(id, shown, shownSignature, ranking));
  }

  private static Credential credential(Election election, String token, String signature) {
    try {
      var credential = Credential.of(token, signature);
      var key = VerificationKey.ofJson(election.publicKey().orElseThrow());
      if (credential.isSignedBy(key)) {
        return credential;
      }
    } catch (CredentialException e) {
      // What can be no credential is refused as one that was not issued.
    }
    throw new DeniedException("election.denied.credential");
  }

  /** Who can be ranked: whoever is on the ballot, which stands while the box is open. */
  private List<String> names(Election election) {
    var names = new ArrayList<>(List.of(Ranking.RON));
    for (var candidacy : elections.candidacies(election)) {
      if (candidacy.stands()) {
        names.add(candidacy.person().userName());
      }
    }
    return names;
  }

  /** What happened in an election, entry by entry, as anybody who may read it can check it. */
  public JsonObject record(Actor actor, ElectionId id) {
    var election = elections.require(id);
    policy.mayRead(people.require(actor), election.community()).orThrow();
    return records.whole(election);
  }

  /** The ballots of the closed box; empty where they are not published, or erased. */
  public Optional<BallotFiles> ballots(Actor actor, ElectionId id) {
    var election = elections.require(id);
    policy.mayRead(people.require(actor), election.community()).orThrow();
    return records
        .closedBox(election)
        .map(ClosedBox::ballots)
        .filter(ballots -> ballots.size() >= ClosedBox.FEWEST_PUBLISHED)
        .map(
            ballots ->
                new BallotFiles(
                    election.community().name(), election.seats(), onBallot(election), ballots));
  }

  /** Whoever could be ranked, as the record told it when the box opened. */
  private List<String> onBallot(Election election) {
    return records
        .content(election, "candidates")
        .orElseThrow()
        .getJsonArray("candidates")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(candidate -> !candidate.containsKey("struckFor"))
        .map(candidate -> candidate.getString("userName"))
        .toList();
  }

  /** Says that the result is wrong. */
  public void protest(
      Actor actor,
      ElectionId id,
      @NotNull Protest.Ground ground,
      @Visible @Storable @Size(max = Protest.TEXT_MAX) String text) {
    var person = people.require(actor);
    var election = elections.lock(id);
    policy.mayProtest(person, election).orThrow();
    elections.add(new Protest(election, person, ground, text, clock.instant()));
  }

  /** What a warden thinks of a protest; more than half of them decide it. */
  public void judge(
      Actor actor,
      long protestId,
      boolean upholds,
      @Visible @Storable @Size(max = Protest.TEXT_MAX) String reason) {
    var person = people.require(actor);
    var election = elections.lock(elections.requireProtest(protestId).election().id());
    var protest = elections.requireProtest(protestId);
    policy.mayJudge(person, protest).orThrow();
    var opinions = new ArrayList<>(elections.opinions(protest));
    if (opinions.stream().anyMatch(opinion -> opinion.warden().equals(person.id()))) {
      throw new BusinessException("election.protest.judged");
    }
    opinions.add(elections.add(new ProtestOpinion(protest, person.id(), upholds, reason)));
    long alike = opinions.stream().filter(opinion -> opinion.upholds() == upholds).count();
    long judges =
        elections.wardens(election).stream()
            .filter(warden -> warden.isActive() && !warden.equals(protest.person()))
            .count();
    if (alike * 2 > judges) {
      protest.decide(upholds, clock.instant());
    }
  }
}
