package org.guildhall.web.person;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.guildhall.people.AccessToken;
import org.guildhall.people.AccessTokenService;
import org.guildhall.platform.NotFoundException;
import org.guildhall.privacy.PrivacyService;
import org.guildhall.privacy.PrivacyService.Counted;
import org.guildhall.privacy.PrivacySettings;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** What Guildhall keeps about the reader, by kind, what becomes of it, and his access tokens. */
@Named
@RequestScoped
public class PersonData {
  @Inject private Visitor visitor;
  @Inject private AccessTokenService service;
  @Inject private PrivacyService privacy;
  @Inject private PrivacySettings settings;
  @Inject private Notices notices;
  @Inject private Clock clock;

  /** What the button says that was pressed; a place in the list may be another's by then. */
  @Inject @Param private Long revoke;

  /**
   * What the address says shall become of the name: as it was when that was read, it may not be.
   */
  @Inject @Param private String stays;

  private List<AccessToken> tokens;
  private List<Counted> kept;
  private List<Counted> absent;
  private int days;
  private Instant now;

  @PostConstruct
  void load() {
    var person = visitor.require();
    tokens = service.mine(visitor.actor());
    var overview = privacy.overview(visitor.actor(), person.id());
    kept = overview.stream().filter(one -> one.count() > 0).toList();
    absent = overview.stream().filter(one -> one.count() == 0).toList();
    days = settings.leavers();
    now = clock.instant();
  }

  /**
   * @throws NotFoundException when that is no token of his
   */
  public void revoke() {
    var token =
        tokens.stream()
            .filter(one -> revoke != null && one.id() == revoke)
            .findFirst()
            .orElseThrow(() -> new NotFoundException("access token", revoke));
    service.revoke(visitor.actor(), token.id());
    notices.done("token.revoked", token.name());
    Faces.redirect("person/data#tokens");
  }

  public void wishToKeepName() {
    if (stays == null) {
      throw new NotFoundException("wish", "not said");
    }
    boolean wish = Boolean.parseBoolean(stays);
    privacy.wishToKeepName(visitor.actor(), wish);
    notices.done(wish ? "person.data.name-stays" : "person.data.name-goes");
    Faces.redirect("person/data#leaving");
  }

  /** The latest first, also those that open nothing any more. */
  public List<AccessToken> getTokens() {
    return tokens;
  }

  public AccessToken.State state(AccessToken token) {
    return token.state(now);
  }

  /** When a token last opened the door; null when it never did, or that is forgotten. */
  public Instant usedAt(AccessToken token) {
    return token.usedAt().orElse(null);
  }

  /** What there is of him. */
  public List<Counted> getKept() {
    return kept;
  }

  /** What could be kept of him, and is not. */
  public List<Counted> getAbsent() {
    return absent;
  }

  /** So many days after he left, who he was is erased. */
  public int getDays() {
    return days;
  }
}
