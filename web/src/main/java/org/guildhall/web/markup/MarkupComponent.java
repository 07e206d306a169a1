package org.guildhall.web.markup;

import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * A tag that writes its HTML itself: it reads its attributes and has neither children nor state.
 */
abstract class MarkupComponent extends UIComponentBase {

  /** Writes all of it. */
  abstract void write(Markup to) throws IOException;

  /** The value of an attribute now; null where the page gives none. */
  final <T> T attribute(String name, Class<T> type) {
    return type.cast(getAttributes().get(name));
  }

  /** The rows of a list, from its attribute {@code of}. */
  final <T> List<T> rows(Class<T> type) {
    Collection<?> all = attribute("of", Collection.class);
    return all.stream().<T>map(type::cast).toList();
  }

  @Override
  public final String getFamily() {
    return "guildhall";
  }

  @Override
  public final void encodeBegin(FacesContext faces) throws IOException {
    if (isRendered()) {
      write(Markup.of(faces));
    }
  }

  @Override
  public final void encodeEnd(FacesContext faces) {
    // All is written; and nothing was begun that the framework would have to end.
  }
}
