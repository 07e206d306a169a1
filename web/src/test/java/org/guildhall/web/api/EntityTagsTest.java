package org.guildhall.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.guildhall.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {
  @Test
  void weakTagsAreForReadingOnly() {
    var tags = EntityTags.of("If-Match", "\"1\", W/\"2\" ,\"a,b\"");
    assertEquals(List.of("\"1\"", "W/\"2\"", "\"a,b\""), tags.tags());
    assertTrue(tags.has("\"1\""));
    assertFalse(tags.has("\"2\""));
    assertTrue(tags.hasWeakly("\"2\""));
    assertTrue(tags.hasWeakly("W/\"1\""));
    assertFalse(tags.hasWeakly("\"3\""));
  }

  @Test
  void starIsEveryTag() {
    assertTrue(EntityTags.of("If-Match", " * ").has("\"7\""));
    assertNull(EntityTags.of("If-Match", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "\"1", "\"1\" \"2\"", "w/\"1\"", "*, \"1\"", "\"1\";"})
  void whatIsNoTagIsRefused(String header) {
    var thrown = assertThrows(ProblemException.class, () -> EntityTags.of("If-Match", header));
    assertEquals(400, thrown.problem().status());
    assertEquals(List.of("If-Match"), thrown.problem().wrongFields());
  }
}
