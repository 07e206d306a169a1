package org.guildhall.web.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.guildhall.web.Problem;

/** Gives a resource its {@link JsonBody}. */
@Provider
public class JsonBodyReader implements MessageBodyReader<JsonBody> {
  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == JsonBody.class;
  }

  @Override
  public JsonBody readFrom(
      Class<JsonBody> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream in) {
    var charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
      throw Problem.ofStatus(415).thrown();
    }
    if (isTooLong(headers.getFirst(HttpHeaders.CONTENT_LENGTH))) {
      throw Problem.ofStatus(413).thrown();
    }
    try {
      return JsonBody.read(in);
    } catch (IOException e) {
      // What breaks off, or is not compressed as it says.
      throw Problem.ofStatus(400).thrown();
    }
  }

  /** What the call itself says; one that does not, or lies, is cut off while it is read. */
  private static boolean isTooLong(String length) {
    return length != null
        && length.matches("[0-9]{1,18}")
        && Long.parseLong(length) > JsonBody.MOST_BYTES;
  }
}
