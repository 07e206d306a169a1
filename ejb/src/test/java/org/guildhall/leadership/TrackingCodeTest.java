package org.guildhall.leadership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TrackingCodeTest {
  /** The first 80 bits, five by five: 00000 00001 00010 00011 … 01111. */
  @Test
  void codeIsTheBeginningOfTheHashInBase32() {
    var hash = "00443214c74254b635cf" + "ff".repeat(22);
    assertEquals("0123-4567-89AB-CDEF", TrackingCode.of(hash));
  }

  @Property
  void codeReadsTheSameHoweverItIsTyped(@ForAll @Size(32) byte[] hash) {
    var code = TrackingCode.of(HexFormat.of().formatHex(hash));
    assertTrue(code.matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"), code);
    assertEquals(code, TrackingCode.typed(code.toLowerCase(Locale.ROOT)));
    assertEquals(code, TrackingCode.typed(" " + code.replace("-", "") + " "));
    assertEquals(code, TrackingCode.typed(code.replace('0', 'o').replace('1', 'l')));
  }
}
