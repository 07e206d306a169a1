package org.guildhall.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

/** The posts that tests and measurements load are what they are said to be. */
class GeneratedDumpTest {
  private static final int POSTS = 10_000;
  private static final byte[] DUMP = dump(POSTS, 1);

  @Test
  void sameSeedGivesTheSameDumpAndAnotherSeedAnother() {
    assertArrayEquals(dump(300, 5), dump(300, 5));
    assertNotEquals(Arrays.hashCode(dump(300, 5)), Arrays.hashCode(dump(300, 6)));
  }

  @Test
  void holdsAsManyPostsAsWereAskedFor() {
    assertEquals(POSTS, rows("Posts.xml").size() + rows("Comments.xml").size());
  }

  @Test
  void conversationsHaveUpToSixtyRepliesAndHundredsHaveTwenty() {
    var replies = new HashMap<String, Integer>();
    var questions = new HashMap<String, String>();
    for (var post : rows("Posts.xml")) {
      questions.put(post.get("Id"), post.getOrDefault("ParentId", post.get("Id")));
      replies.merge(
          questions.get(post.get("Id")), post.containsKey("ParentId") ? 1 : 0, Integer::sum);
    }
    for (var comment : rows("Comments.xml")) {
      replies.merge(questions.get(comment.get("PostId")), 1, Integer::sum);
    }
    var twenty = replies.values().stream().filter(number -> number == 20).count();
    assertTrue(twenty >= 200, "with twenty replies: " + twenty);
    assertTrue(replies.containsValue(0));
    assertTrue(replies.values().stream().allMatch(number -> number <= 60));
  }

  @Test
  void rowsAreInTheOrderOfTimeAndPointToWhatCameBefore() {
    var seen = new HashSet<String>();
    var accepted = new HashSet<String>();
    var before = "";
    for (var post : rows("Posts.xml")) {
      assertTrue(post.get("CreationDate").compareTo(before) >= 0);
      before = post.get("CreationDate");
      assertTrue(!post.containsKey("ParentId") || seen.contains(post.get("ParentId")));
      seen.add(post.get("Id"));
      accepted.remove(post.get("Id"));
      if (post.containsKey("AcceptedAnswerId")) {
        accepted.add(post.get("AcceptedAnswerId"));
      }
    }
    assertTrue(accepted.isEmpty(), "accepted and never written: " + accepted);
    assertTrue(
        rows("Comments.xml").stream().allMatch(comment -> seen.contains(comment.get("PostId"))));
  }

  @Test
  void textsAreOfDifferentLengthsAndLanguages() {
    var posts = rows("Posts.xml");
    var lengths =
        posts.stream()
            .mapToInt(
                post -> post.get("Body").replaceAll("<[^>]*>", " ").strip().split("\\s+").length)
            .sorted()
            .toArray();
    var median = lengths[lengths.length / 2];
    assertTrue(median >= 65 && median <= 95, "median of words: " + median);
    assertTrue(lengths[lengths.length - 1] > 500);
    var russian =
        posts.stream().filter(post -> post.get("Body").matches("(?s).*[а-я]{4}.*")).count();
    assertTrue(russian > POSTS / 20, "Russian: " + russian);
    for (var form : List.of("<pre><code>", "<ol>", "<table>", "<blockquote>", "<a href=")) {
      assertTrue(posts.stream().anyMatch(post -> post.get("Body").contains(form)), form);
    }
    assertTrue(posts.stream().allMatch(post -> post.get("Body").indexOf('{') < 0), "an empty slot");
  }

  private static byte[] dump(int posts, long seed) {
    try {
      var out = new ByteArrayOutputStream();
      new GeneratedDump(posts, seed).write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, String>> rows(String file) {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(DUMP))) {
      while (!zip.getNextEntry().getName().equals(file)) {}
      var factory = XMLInputFactory.newFactory();
      factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
      factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
      var xml = factory.createXMLStreamReader(zip);
      var rows = new ArrayList<Map<String, String>>();
      while (xml.hasNext()) {
        xml.next();
        var row = new HashMap<String, String>();
        for (int i = 0; xml.isStartElement() && i < xml.getAttributeCount(); i++) {
          row.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        if (!row.isEmpty()) {
          rows.add(row);
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
