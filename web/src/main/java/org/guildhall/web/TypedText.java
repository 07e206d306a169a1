package org.guildhall.web;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;
import java.util.regex.Pattern;

/**
 * Whatever is typed into any form, as the rules then count, judge and store it: lines end with
 * {@code \n} although browsers send {@code \r\n}, nothing is in it that no keyboard types and no
 * database keeps, and white space alone is nothing.
 */
@FacesConverter(forClass = String.class)
public class TypedText implements Converter<String> {
  private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
  private static final Pattern UNTYPABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\t\\n]]");

  /** The same for text that no form component holds, such as that of a preview. */
  public static String of(String submitted) {
    var lines = LINE_END.matcher(submitted).replaceAll("\n");
    var text = UNTYPABLE.matcher(lines).replaceAll("");
    return text.isBlank() ? "" : text;
  }

  @Override
  public String getAsObject(FacesContext faces, UIComponent component, String submitted) {
    return submitted == null ? null : of(submitted);
  }

  @Override
  public String getAsString(FacesContext faces, UIComponent component, String value) {
    return value == null ? "" : value;
  }
}
