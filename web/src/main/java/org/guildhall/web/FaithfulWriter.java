package org.guildhall.web;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.context.ResponseWriterWrapper;
import jakarta.faces.render.RenderKit;
import jakarta.faces.render.RenderKitFactory;
import jakarta.faces.render.RenderKitWrapper;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;

/**
 * Lets pages show every text as it was given. The writer of Faces leaves control characters out,
 * and takes no care of a line break at the beginning of a text area, which browsers swallow.
 *
 * <p>A control character passes it in disguise, as {@link #MARK} and a letter.
 */
public class FaithfulWriter extends ResponseWriterWrapper {
  /**
   * Unicode promises that it is no character, and never will be; all the same it is let through.
   */
  private static final char MARK = '\ufdd0';

  /** Stands for U+0000, which no text has, and so for the mark itself. */
  private static final char FIRST = '@';

  private static final String AREA = "textarea";

  private boolean beginsArea;

  /** Has it write all pages; named in faces-config.xml. */
  public static class Kits extends RenderKitFactory {
    public Kits(RenderKitFactory wrapped) {
      super(wrapped);
    }

    @Override
    public void addRenderKit(String id, RenderKit kit) {
      getWrapped().addRenderKit(id, kit);
    }

    @Override
    public RenderKit getRenderKit(FacesContext faces, String id) {
      var kit = getWrapped().getRenderKit(faces, id);
      return kit == null ? null : new Kit(kit);
    }

    @Override
    public Iterator<String> getRenderKitIds() {
      return getWrapped().getRenderKitIds();
    }
  }

  private static final class Kit extends RenderKitWrapper {
    Kit(RenderKit wrapped) {
      super(wrapped);
    }

    @Override
    public ResponseWriter createResponseWriter(Writer to, String types, String encoding) {
      return new FaithfulWriter(
          getWrapped().createResponseWriter(new Unmasking(to), types, encoding));
    }
  }

  /**
   * @param wrapped writes to an {@link Unmasking} writer
   */
  FaithfulWriter(ResponseWriter wrapped) {
    super(wrapped);
  }

  @Override
  public ResponseWriter cloneWithWriter(Writer to) {
    return new FaithfulWriter(getWrapped().cloneWithWriter(new Unmasking(to)));
  }

  @Override
  public void startElement(String name, UIComponent component) throws IOException {
    beginsArea = name.equals(AREA);
    getWrapped().startElement(name, component);
  }

  @Override
  public void endElement(String name) throws IOException {
    beginsArea = false;
    getWrapped().endElement(name);
  }

  @Override
  public void writeText(Object text, String property) throws IOException {
    var masked = masked(text.toString());
    getWrapped()
        .writeText(beginsArea && masked.startsWith("\n") ? "\n" + masked : masked, property);
    beginsArea = false;
  }

  @Override
  public void writeText(Object text, UIComponent component, String property) throws IOException {
    writeText(text, property);
  }

  @Override
  public void writeText(char[] text, int from, int length) throws IOException {
    writeText(new String(text, from, length), null);
  }

  @Override
  public void writeAttribute(String name, Object value, String property) throws IOException {
    getWrapped()
        .writeAttribute(name, value instanceof String text ? masked(text) : value, property);
  }

  @Override
  public void write(String html) throws IOException {
    getWrapped().write(html.indexOf(MARK) < 0 ? html : masked(html));
  }

  @Override
  public void write(char[] html, int from, int length) throws IOException {
    write(new String(html, from, length));
  }

  private static String masked(String text) {
    int odd = 0;
    while (odd < text.length() && !isOdd(text.charAt(odd))) {
      odd++;
    }
    if (odd == text.length()) {
      return text;
    }
    var masked = new StringBuilder(text.length() + 2).append(text, 0, odd);
    for (char c : text.substring(odd).toCharArray()) {
      if (isOdd(c)) {
        masked.append(MARK).append(c == MARK ? FIRST : (char) (FIRST + c));
      } else {
        masked.append(c);
      }
    }
    return masked.toString();
  }

  private static boolean isOdd(char c) {
    return c == MARK || c > 0 && c < ' ' && c != '\t' && c != '\n' && c != '\f' && c != '\r';
  }

  /** Takes the disguises off. */
  static final class Unmasking extends FilterWriter {
    private boolean marked;

    Unmasking(Writer to) {
      super(to);
    }

    @Override
    public void write(int c) throws IOException {
      write(new char[] {(char) c}, 0, 1);
    }

    @Override
    public void write(String html, int from, int length) throws IOException {
      if (marked || html.indexOf(MARK) >= 0) {
        write(html.toCharArray(), from, length);
      } else {
        out.write(html, from, length);
      }
    }

    @Override
    public void write(char[] html, int from, int length) throws IOException {
      int start = from;
      for (int i = from; i < from + length; i++) {
        if (marked) {
          marked = false;
          out.write(html[i] == FIRST ? MARK : html[i] - FIRST);
          start = i + 1;
        } else if (html[i] == MARK) {
          marked = true;
          out.write(html, start, i - start);
          start = i + 1;
        }
      }
      out.write(html, start, from + length - start);
    }
  }
}
