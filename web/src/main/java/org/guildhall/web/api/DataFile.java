package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.guildhall.people.Actor;
import org.guildhall.people.PersonId;
import org.guildhall.privacy.Kept;
import org.guildhall.privacy.PrivacyService;

/**
 * All that is kept about a person as a file of JSON: an array for each kind of thing, by its name;
 * times in ISO 8601, in UTC. It is written as it is read, in memory that does not grow with it.
 */
@ApplicationScoped
class DataFile {
  private static final int AT_ONCE = 500;
  private static final JsonGeneratorFactory GENERATORS =
      Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

  @Inject private PrivacyService service;
  @Inject private Clock clock;

  Response of(Actor actor, PersonId about) {
    // Refused, if it is, before the first byte is sent.
    var kept = service.overview(actor, about).stream().map(PrivacyService.Counted::kept).toList();
    StreamingOutput whole = out -> write(out, actor, about, kept);
    return Response.ok(whole, MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"guildhall-my-data.json\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private void write(OutputStream out, Actor actor, PersonId about, List<Kept> kept) {
    try (var json = GENERATORS.createGenerator(out)) {
      json.writeStartObject().write("writtenAt", clock.instant().toString());
      for (var kind : kept) {
        json.writeStartArray(kind.name());
        int first = 0;
        List<List<Object>> rows;
        do {
          rows = service.rows(actor, about, kind.name(), first, AT_ONCE);
          rows.forEach(row -> write(json, kind.labels(), row));
          first += AT_ONCE;
        } while (rows.size() == AT_ONCE);
        json.writeEnd();
      }
      json.writeEnd();
    }
  }

  private static void write(JsonGenerator json, List<String> labels, List<Object> row) {
    json.writeStartObject();
    for (int i = 0; i < row.size(); i++) {
      var label = labels.get(i);
      var value = row.get(i);
      if (value == null) {
        json.writeNull(label);
      } else if (value instanceof Boolean is) {
        json.write(label, is);
      } else if (value instanceof Number number) {
        json.write(label, new BigDecimal(number.toString()));
      } else {
        json.write(label, value.toString());
      }
    }
    json.writeEnd();
  }
}
