package org.guildhall.privacy;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeepingsTest {
  private static final Kept POSTS = Kept.of("posts", "post", "author_id", "t.id");

  @Test
  void noTwoKindsOfThingsAreCalledTheSame() {
    Keepings.requireDistinct(List.of(POSTS, Kept.of("cards", "card", "owner_id", "t.id")));
    var other = Kept.of("posts", "plugin_post", "person_id", "t.id");
    var refused =
        assertThrows(
            IllegalStateException.class, () -> Keepings.requireDistinct(List.of(POSTS, other)));
    assertTrue(refused.getMessage().contains("posts"), refused::getMessage);
  }
}
