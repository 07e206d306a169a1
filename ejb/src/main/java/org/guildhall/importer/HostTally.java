package org.guildhall.importer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guildhall.importer.StackExchangeDump.Link;

/**
 * Finds out what the site was called. A dump does not say; but it lists which post points to which,
 * and the host of the addresses that do so is the site's.
 */
class HostTally {
  /** So many links tell it well enough. */
  private static final int MOST_LINKS = 20_000;

  private static final int MOST_HOSTS = 1_000;

  private final Map<Long, Set<Long>> listed = new HashMap<>();
  private final Map<String, Integer> times = new HashMap<>();
  private int links;

  /** All links are listed before the first text is read. */
  void list(Link link) {
    if (links < MOST_LINKS) {
      listed.computeIfAbsent(link.fromPostId(), from -> new HashSet<>()).add(link.toPostId());
      links++;
    }
  }

  void read(long post, String html) {
    var targets = listed.get(post);
    if (targets != null) {
      OldLinks.hosts(html, targets)
          .filter(host -> times.containsKey(host) || times.size() < MOST_HOSTS)
          .forEach(host -> times.merge(host, 1, Integer::sum));
    }
  }

  /** In lower case; empty where nothing told it. */
  Optional<String> host() {
    return times.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }
}
