package org.guildhall.web.moderation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import org.guildhall.moderation.Matter;
import org.guildhall.moderation.Matters;
import org.guildhall.moderation.ModerationSettings;
import org.guildhall.web.Visitor;

/** What of moderation waits for the reader, or was decided about what he wrote. */
@Named
@RequestScoped
public class HomeModeration {
  @Inject private Visitor visitor;
  @Inject private Matters matters;
  @Inject private ModerationSettings settings;
  @Inject private Clock clock;

  private List<Matter> all;

  @PostConstruct
  void load() {
    var now = clock.instant();
    // As long as he may appeal he is told of what was decided.
    all = matters.of(visitor.require().id(), now.minus(settings.appeal()), now);
  }

  public List<Matter> getAll() {
    return all;
  }
}
