package org.guildhall.story;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a browser sends of a form, without being one. */
public final class FilledForm {
  private FilledForm() {}

  /** All fields of a form of Faces whose button of that name was pressed. */
  public static Map<String, String> of(String form, String button, Map<String, String> fields) {
    var all = new HashMap<>(fields);
    all.put(form, form);
    all.putIfAbsent(button, "");
    all.put("jakarta.faces.ViewState", "stateless");
    return all;
  }

  /** As {@code application/x-www-form-urlencoded}. */
  public static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
