package org.guildhall.web.markup;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import org.guildhall.web.Moments;
import org.guildhall.web.Texts;

/**
 * Writes HTML into the page that is being answered: elements, attributes and texts, which Faces
 * escapes, in the reader's language. It is made once for a page, because to look for the beans that
 * know the language takes longer than a row.
 */
final class Markup {
  private final FacesContext faces;
  private final ResponseWriter out;
  private final String root;
  private final Texts texts;
  private final Moments moments;
  private String icons;

  private Markup(FacesContext faces) {
    this.faces = faces;
    out = faces.getResponseWriter();
    root = faces.getExternalContext().getRequestContextPath();
    texts = named("text", Texts.class);
    moments = named("moment", Moments.class);
  }

  private <T> T named(String bean, Class<T> type) {
    return type.cast(
        faces.getApplication().getELResolver().getValue(faces.getELContext(), null, bean));
  }

  /** That of the page; another where Faces has begun to write elsewhere. */
  static Markup of(FacesContext faces) {
    var known = (Markup) faces.getAttributes().get(Markup.class);
    if (known != null && known.out == faces.getResponseWriter()) {
      return known;
    }
    var markup = new Markup(faces);
    faces.getAttributes().put(Markup.class, markup);
    return markup;
  }

  /** The text of that key in the reader's language. */
  String told(String key, Object... arguments) {
    return texts.of(key, arguments);
  }

  Texts texts() {
    return texts;
  }

  Moments moments() {
    return moments;
  }

  /** Where the sprite of all icons is. */
  String icons() {
    if (icons == null) {
      icons =
          faces
              .getApplication()
              .getResourceHandler()
              .createResource("icons.svg", "guildhall")
              .getRequestPath();
    }
    return icons;
  }

  /** Begins an element; its attributes follow, then what is in it, and {@link #close}. */
  Markup open(String element) throws IOException {
    out.startElement(element, null);
    return this;
  }

  /** The same with its class. */
  Markup open(String element, String style) throws IOException {
    return open(element).with("class", style);
  }

  /** An attribute of the element just begun; none at all where the value is null. */
  Markup with(String attribute, Object value) throws IOException {
    if (value != null) {
      out.writeAttribute(attribute, value, null);
    }
    return this;
  }

  /** Begins a link within Guildhall. */
  Markup openLink(Address to) throws IOException {
    return open("a").with("href", to.under(root));
  }

  Markup text(Object text) throws IOException {
    out.writeText(text, null);
    return this;
  }

  /**
   * HTML as it is.
   *
   * @param html that has been cleaned, as that of a post has
   */
  Markup clean(String html) throws IOException {
    out.write(html);
    return this;
  }

  Markup close(String element) throws IOException {
    out.endElement(element);
    return this;
  }
}
