package org.guildhall.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.faces.config.WebConfiguration.DisableUnicodeEscaping;
import com.sun.faces.renderkit.html_basic.HtmlResponseWriter;
import java.io.IOException;
import java.io.StringWriter;
import org.guildhall.web.FaithfulWriter.Unmasking;
import org.junit.jupiter.api.Test;

class FaithfulWriterTest {
  private final StringWriter page = new StringWriter();
  private final FaithfulWriter writer =
      new FaithfulWriter(
          new HtmlResponseWriter(
              new Unmasking(page),
              "text/html",
              "UTF-8",
              false,
              false,
              DisableUnicodeEscaping.True,
              false));

  @Test
  void controlCharacterOfATextIsKept() throws IOException {
    writer.writeText("a\u0001\u001f<b\r\n\tc", null);
    assertEquals("a\u0001\u001f&lt;b\r\n\tc", page.toString());
  }

  @Test
  void controlCharacterOfAnAttributeIsKept() throws IOException {
    writer.startElement("input", null);
    writer.writeAttribute("value", "\u0007\"\u000b", null);
    writer.endElement("input");
    assertEquals("<input value=\"\u0007&quot;\u000b\" />", page.toString());
  }

  @Test
  void allOtherCharactersStayWhatTheyAre() throws IOException {
    var text = "\u007f\u0085\u00a0\u00ad\u200b\u2028\ufdd0\ufdd0A\ufeff\ufffe\uffff\ud83d\ude00";
    writer.writeText(text, null);
    assertEquals(text, page.toString());
  }

  @Test
  void whatIsHtmlAlreadyIsNotTouched() throws IOException {
    writer.write("<p>\ufdd0A \u0085</p>");
    assertEquals("<p>\ufdd0A \u0085</p>", page.toString());
  }

  @Test
  void textAreaKeepsItsFirstLineBreak() throws IOException {
    writer.startElement("textarea", null);
    writer.writeText("\n\nx", null);
    writer.endElement("textarea");
    writer.startElement("p", null);
    writer.writeText("\nx", null);
    writer.endElement("p");
    assertEquals("<textarea>\n\n\nx</textarea><p>\nx</p>", page.toString());
  }
}
