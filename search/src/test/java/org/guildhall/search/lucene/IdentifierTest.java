package org.guildhall.search.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest extends IndexedTest {
  @ParameterizedTest
  @CsvSource({
    "NullPointerException, nullpointerexception, null pointer exception",
    "ORA-00942:, ora-00942, ora 00942",
    "(org.apache.lucene), org.apache.lucene, org apache lucene",
    "user_id, user_id, user id",
    "HTTP/2, http/2, http",
    "10.6.0, 10.6.0, 10 10.6",
    "XMLHttpRequest2, xmlhttprequest2, xml http request"
  })
  void identifierHasAWholeAndParts(String chunk, String whole, String parts) {
    assertTrue(Identifier.isLikely(chunk));
    assertEquals(new Identifier(whole, Set.of(parts.split(" "))), Identifier.of(chunk));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kubectl", "Server", "1999", "l'acqua", "so-called", "end.", "Ähm,", "?!", ""})
  void plainWordIsNoIdentifier(String chunk) {
    assertEquals(false, Identifier.isLikely(chunk));
  }

  @ParameterizedTest
  @CsvSource({
    "NullPointerException, nullpointerexception",
    "NullPointerException, NullPointerException",
    "NullPointerException, pointer",
    "ORA-00942, ora-00942",
    "ORA-00942, 00942",
    "org.apache.lucene, lucene",
    "org.apache.lucene.index, org.apache.lucene.index",
    "user_id, user_id",
    "user_id, user",
    "kubectl, kubectl",
    "HTTP/2, http/2",
    "10.6.0, 10.6.0",
    "10.6.0, 10.6"
  })
  void identifierIsFoundWholeAndInParts(String written, String typed) {
    add(
        conversation(1, "Help", "Since this morning we see " + written + " all over the logs here"),
        conversation(2, "Lunch", "Where do you all go for lunch on a rainy day like this one"));
    assertEquals(List.of(1L), ids(find(typed)));
  }

  @ParameterizedTest
  @CsvSource({
    "NullPointerException, null pointer exception",
    "ORA-00942, 00942 of ORA",
    "org.apache.lucene, lucene of apache org",
    "user_id, id of the user",
    "HTTP/2, HTTP and 2"
  })
  void wholeIdentifierComesBeforeItsParts(String whole, String parts) {
    add(
        conversation(1, "Help", "We found " + parts + " and " + parts + " again"),
        conversation(2, "Help", "Since this morning we see " + whole + " all over our logs here"));
    assertEquals(2L, ids(find(whole)).getFirst());
  }

  @Test
  void longerIdentifierIsFoundByTheOneInIt() {
    add(conversation(1, "Help", "It says java.lang.NullPointerException and nothing else at all"));
    assertEquals(List.of(1L), ids(find("NullPointerException")));
  }

  @ParameterizedTest
  @CsvSource({
    "q7f3ab90cd1e, x3ab52ee1e",
    "BillingInvoiceReader, TravelBookingReader",
    "IllegalArgumentException, NullPointerException"
  })
  void whatSharesLittleWithAnIdentifierIsNotFound(String typed, String written) {
    add(conversation(1, "Help", "Since this morning we see " + written + " all over the logs"));
    assertEquals(List.of(), ids(find(typed)));
  }

  @Test
  void whatSharesMostOfAnIdentifierIsFound() {
    add(conversation(1, "Help", "It says IndexOutOfBoundsException and nothing else at all"));
    assertEquals(List.of(1L), ids(find("ArrayIndexOutOfBoundsException")));
  }
}
