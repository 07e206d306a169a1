package org.guildhall.web.community;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class BelowTest {
  @Test
  void placeIsReadAsItWasWritten() {
    var place = new Below(Instant.parse("2026-11-29T10:11:12.123456Z"), 17);
    assertEquals("1795947072123456-17", place.toString());
    assertEquals(Optional.of(place), Below.parse(place.toString()));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {"17", "-17", "17-", "1-2-3", "+1-2", "99999999999999999-1", "1-x", "1-2 "})
  void anythingElseIsNoPlace(String written) {
    assertEquals(Optional.empty(), Below.parse(written));
  }
}
