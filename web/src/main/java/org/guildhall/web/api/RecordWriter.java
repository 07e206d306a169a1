package org.guildhall.web.api;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/**
 * Writes the records that resources answer as JSON: the components in the order in which they are
 * declared, also those that are null, so that what is missing can be told from what is unknown;
 * times in ISO 8601, in UTC.
 */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class RecordWriter implements MessageBodyWriter<Record> {
  /** Kept, since finding one anew takes a lock that all calls share. */
  private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

  private static final ClassValue<Component[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected Component[] computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(Component::of)
              .toArray(Component[]::new);
        }
      };

  private record Component(String name, Method accessor) {
    static Component of(RecordComponent component) {
      return new Component(component.getName(), component.getAccessor());
    }

    Object of(Object owner) {
      try {
        return accessor.invoke(owner);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(owner.getClass() + "." + name, e);
      }
    }
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type.isRecord();
  }

  @Override
  public void writeTo(
      Record answer,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(json(answer).getBytes(StandardCharsets.UTF_8));
  }

  /** The whole answer as it goes over the wire. */
  static String json(Record answer) {
    var json = new StringWriter();
    try (var generator = GENERATORS.createGenerator(json)) {
      value(generator, answer);
    }
    return json.toString();
  }

  private static void value(JsonGenerator json, Object value) {
    switch (value) {
      case null -> json.writeNull();
      case JsonValue ready -> json.write(ready);
      case Boolean truth -> json.write(truth);
      case Integer number -> json.write(number);
      case Long number -> json.write(number);
      case Collection<?> list -> {
        json.writeStartArray();
        list.forEach(one -> value(json, one));
        json.writeEnd();
      }
      case Record parts -> {
        json.writeStartObject();
        for (var component : COMPONENTS.get(parts.getClass())) {
          json.writeKey(component.name());
          value(json, component.of(parts));
        }
        json.writeEnd();
      }
      default -> json.write(value.toString());
    }
  }
}
