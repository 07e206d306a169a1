package org.guildhall.web;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What Guildhall says, in the reader's language, from the bundles {@code Texts*.properties} beside
 * this class. The patterns are ICU's, which know the plurals of each language.
 */
@Named("text")
@ApplicationScoped
public class Texts {
  static final String BUNDLE = "org.guildhall.web.Texts";

  @Inject private Reader reader;

  private final Map<Locale, Map<String, Phrase>> phrases = new ConcurrentHashMap<>();

  /** The text of that key with its arguments filled in; the key itself where there is none. */
  public String of(String key, Object... arguments) {
    return in(reader.getLocale(), key, arguments);
  }

  /** The same for arguments in a list, such as an exception's. */
  public String of(String key, List<Object> arguments) {
    return of(key, arguments.toArray());
  }

  /** The text of that key for an enum constant: {@code key.constant} in lower case. */
  public String name(String key, Enum<?> constant) {
    return of(key + "." + constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** A person's name; of somebody who was erased, that he is a former colleague. */
  public String called(String name) {
    return name.isEmpty() ? of("person.former") : name;
  }

  /** Several names in one sentence, as the reader's language joins them. */
  public String list(Collection<String> names) {
    return ListFormatter.getInstance(reader.getLocale()).format(names);
  }

  String in(Locale locale, String key, Object... arguments) {
    return phrases
        .computeIfAbsent(locale, l -> new ConcurrentHashMap<>())
        .computeIfAbsent(key, k -> new Phrase(format(locale, k)))
        .with(arguments);
  }

  private static MessageFormat format(Locale locale, String key) {
    // Without this, English readers of an Italian server would be answered in Italian.
    var bundle =
        ResourceBundle.getBundle(
            BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    return new MessageFormat(bundle.containsKey(key) ? bundle.getString(key) : key, locale);
  }

  /** A pattern, read once; what takes no arguments is also said once. */
  private static final class Phrase {
    private final MessageFormat format;
    private final String always;

    Phrase(MessageFormat format) {
      this.format = format;
      always = format.getArgumentNames().isEmpty() ? format.format(new Object[0]) : null;
    }

    String with(Object... arguments) {
      if (always != null) {
        return always;
      }
      // A MessageFormat is not safe for use by many threads at once, and a copy of it is not cheap.
      synchronized (format) {
        return format.format(arguments);
      }
    }
  }
}
