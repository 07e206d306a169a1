package org.guildhall.importer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One XML file of a dump, read row by row so that its size does not matter.
 *
 * <p>A document type is refused, and with it every entity of the file's own: those are how an XML
 * file reads other files or grows without end.
 */
class XmlRows {
  /** More than this between two rows is no post that people wrote, and would fill the memory. */
  static final int LONGEST_ROW = 8 * 1024 * 1024;

  private static final XMLInputFactory XML = factory();

  private final String file;
  private final Consumer<ImportProblem> problems;

  XmlRows(String file, Consumer<ImportProblem> problems) {
    this.file = file;
    this.problems = problems;
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // The parser counts the characters of the file itself as if an entity held them; a row's bound
    // and the refusal of document types are what protects the memory here.
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
    factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
    return factory;
  }

  /**
   * Hands each row on, in the order of the file. A row that lacks something becomes a problem and
   * is left out; where the file itself is broken, that is a problem and the reading ends there.
   *
   * @param translate makes of a row what is wanted, or null to leave it out
   */
  <T> void read(InputStream in, Function<Row, T> translate, Consumer<T> each) {
    var bounded = new RowBound(in);
    XMLStreamReader xml = null;
    try {
      xml = XML.createXMLStreamReader(bounded);
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.DTD -> {
            report(xml, "doctype");
            return;
          }
          case XMLStreamConstants.START_ELEMENT -> {
            bounded.startRow();
            if (xml.getLocalName().equals("row")) {
              hand(new Row(xml), translate, each);
            }
          }
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      var line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
      problems.accept(
          ImportProblem.at(file, line, bounded.broken() ? "row-too-long" : "malformed"));
    } finally {
      close(xml);
    }
  }

  private <T> void hand(Row row, Function<Row, T> translate, Consumer<T> each) {
    T thing;
    try {
      thing = translate.apply(row);
    } catch (BadRow bad) {
      report(row.xml, bad.key, bad.attribute);
      return;
    }
    if (thing != null) {
      each.accept(thing);
    }
  }

  private void report(XMLStreamReader xml, String key, Object... args) {
    problems.accept(ImportProblem.at(file, xml.getLocation().getLineNumber(), key, args));
  }

  private static void close(XMLStreamReader xml) {
    try {
      if (xml != null) {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The attributes of one row; good only while that row is being handed on. */
  record Row(XMLStreamReader xml) {
    /** Null where the row does not have it. */
    String text(String name) {
      return xml.getAttributeValue(null, name);
    }

    String requiredText(String name) {
      var value = text(name);
      if (value == null) {
        throw new BadRow("missing-attribute", name);
      }
      return value;
    }

    Long number(String name) {
      var value = text(name);
      try {
        return value == null ? null : Long.valueOf(value);
      } catch (NumberFormatException e) {
        throw new BadRow("bad-number", name);
      }
    }

    long requiredNumber(String name) {
      requiredText(name);
      return number(name);
    }

    /** Times in a dump are UTC and do not say so. */
    Instant time(String name) {
      var value = text(name);
      try {
        return value == null ? null : LocalDateTime.parse(value).toInstant(ZoneOffset.UTC);
      } catch (DateTimeParseException e) {
        throw new BadRow("bad-time", name);
      }
    }

    Instant requiredTime(String name) {
      requiredText(name);
      return time(name);
    }
  }

  private static class BadRow extends RuntimeException {
    private final String key;
    private final String attribute;

    BadRow(String key, String attribute) {
      super(key + " " + attribute, null, false, false);
      this.key = key;
      this.attribute = attribute;
    }
  }

  /** Stops a row without end before it fills the memory. */
  private static class RowBound extends FilterInputStream {
    private long read;

    RowBound(InputStream in) {
      super(in);
    }

    void startRow() {
      read = 0;
    }

    boolean broken() {
      return read > LONGEST_ROW;
    }

    @Override
    public int read() throws IOException {
      return count(super.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      var got = super.read(bytes, offset, length);
      return count(got, got);
    }

    private int count(int result, int bytes) throws IOException {
      read += Math.max(0, bytes);
      if (broken()) {
        throw new IOException("A row is longer than " + LONGEST_ROW + " bytes");
      }
      return result;
    }
  }
}
