package org.guildhall.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.util.regex.Pattern;
import org.guildhall.platform.Storable;

/**
 * Whatever is typed into any form, as the rules then count, judge and store it. It is kept as it
 * was typed, with three exceptions that are told here and nowhere else:
 *
 * <ul>
 *   <li>Lines end with {@code \n}, although browsers send {@code \r\n}.
 *   <li>White space alone is nothing.
 *   <li>A text that is not {@link Storable} is refused, beside its field.
 * </ul>
 *
 * <p>Control characters, marks of direction, joiners and byte order marks are nobody's business but
 * the author's: some scripts and emoji need them, and none of them does harm in HTML.
 */
@FacesConverter(forClass = String.class)
public class TypedText implements Converter<String> {
  private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
  private static final Pattern STORABLE = Pattern.compile(Storable.REGEX);

  /** The same for text that no form component holds, such as that of a preview. */
  public static String of(String submitted) {
    var text = LINE_END.matcher(submitted).replaceAll("\n");
    return text.isBlank() ? "" : text;
  }

  /** Whether a text may be kept at all. */
  public static boolean isStorable(String text) {
    return STORABLE.matcher(text).matches();
  }

  @Override
  public String getAsObject(FacesContext faces, UIComponent component, String submitted) {
    if (submitted != null && !isStorable(submitted)) {
      var message = CDI.current().select(Texts.class).get().of("page.character");
      throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, message, null));
    }
    return submitted == null ? null : of(submitted);
  }

  @Override
  public String getAsString(FacesContext faces, UIComponent component, String value) {
    return value == null ? "" : value;
  }
}
