package org.guildhall.web.person;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.guildhall.community.Communities;
import org.guildhall.conversation.Conversations;
import org.guildhall.knowledge.Cards;
import org.guildhall.people.AccessToken;
import org.guildhall.people.AccessTokenService;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.util.Faces;

/** What Guildhall keeps about the reader, in short, and his access tokens. */
@Named
@RequestScoped
public class PersonData {
  @Inject private Visitor visitor;
  @Inject private AccessTokenService service;
  @Inject private Communities communities;
  @Inject private Conversations conversations;
  @Inject private Cards cards;
  @Inject private Notices notices;
  @Inject private Clock clock;

  private List<AccessToken> tokens;
  private int joined;
  private long written;
  private long owned;
  private Instant now;

  @PostConstruct
  void load() {
    var person = visitor.require();
    tokens = service.mine(visitor.actor());
    joined = communities.of(person.id(), person.id()).size();
    written = conversations.countPosts(person);
    owned = cards.countOwned(person);
    now = clock.instant();
  }

  public void revoke(AccessToken token) {
    service.revoke(visitor.actor(), token.id());
    notices.done("token.revoked", token.name());
    Faces.redirect("person/data#tokens");
  }

  /** The latest first, also those that open nothing any more. */
  public List<AccessToken> getTokens() {
    return tokens;
  }

  public AccessToken.State state(AccessToken token) {
    return token.state(now);
  }

  /** When a token last opened the door; null when it never did. */
  public Instant usedAt(AccessToken token) {
    return token.usedAt().orElse(null);
  }

  /** How many communities he belongs to. */
  public int getJoined() {
    return joined;
  }

  /** How many posts he has written. */
  public long getWritten() {
    return written;
  }

  /** How many cards he answers for. */
  public long getOwned() {
    return owned;
  }
}
