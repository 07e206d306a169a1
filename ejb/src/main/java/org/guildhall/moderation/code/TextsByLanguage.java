package org.guildhall.moderation.code;

import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what a clause says in each language as one JSON object. */
@Converter
public class TextsByLanguage implements AttributeConverter<Map<String, String>, String> {
  @Override
  public String convertToDatabaseColumn(Map<String, String> texts) {
    var json = Json.createObjectBuilder();
    texts.forEach(json::add);
    return json.build().toString();
  }

  @Override
  public Map<String, String> convertToEntityAttribute(String column) {
    var texts = new TreeMap<String, String>();
    try (var reader = Json.createReader(new StringReader(column))) {
      reader
          .readObject()
          .forEach((language, text) -> texts.put(language, ((JsonString) text).getString()));
    }
    return texts;
  }
}
