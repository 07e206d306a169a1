package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on which anyone recounts an election. Needs a Chromium, and no server. */
@ExtendWith(Stories.class)
class RecountStory {
  private static final String PAGE = "election/recount";
  private static final String WINNERS = "\"winners\":[\"ada\"]},\"hash\"";

  @Test
  void recordIsVerifiedAndToldInWords(Browser browser) {
    try (var window = opened(browser, "")) {
      int before = window.requests();
      choose(window, "record.json", RecountScriptStory.goodRecord());
      assertThat(part(window, "status")).containsText("Done.");
      assertThat(part(window, "verdict")).containsText("Everything in this record holds.");
      assertThat(part(window, "words"))
          .containsText("Ada Bianchi (ada) beats every other candidate one against one.");
      assertThat(part(window, "words")).containsText("has the support that is needed");
      assertThat(part(window, "duel-list").locator("li")).hasCount(3);
      assertThat(part(window, "progress")).isHidden();
      part(window, "duels").locator("summary").click();
      assertThat(part(window, "matrix").locator("tbody tr")).hasCount(4);
      Stage.inspect(window.page());

      choose(window, "stv.json", RecountScriptStory.goodStvRecord());
      assertThat(part(window, "words")).containsText("Ada Bianchi (ada) and Ben Østergård (ben)");
      assertThat(part(window, "words")).containsText("does not have the support that is needed");
      assertThat(part(window, "duels")).isHidden();
      part(window, "stages").locator("summary").click();
      assertThat(part(window, "stage-table")).containsText("4.99996");
      Stage.inspect(window.page());
      assertEquals(before, window.requests(), "the page asked for something");
    }
  }

  @Test
  void whatDoesNotHoldComesFirst(Browser browser) {
    try (var window = opened(browser, "")) {
      choose(
          window,
          "r.json",
          RecountScriptStory.goodRecord().replace(WINNERS, WINNERS.replace("ada", "ben")));
      assertThat(part(window, "verdict")).containsText("does not hold: it was changed");
      var first = part(window, "check-list").locator("li").first();
      assertThat(first).hasClass("check fails");
      assertThat(first).containsText("Does not hold.");
      assertThat(part(window, "check-list")).containsText("The record says ben; counted: ada.");
      Stage.inspect(window.page());
      choose(window, "r.json", RecountScriptStory.goodRecord().substring(0, 900));
      assertThat(part(window, "error")).containsText("breaks off in the middle");
      assertThat(part(window, "checks")).isHidden();
      choose(window, "letter.txt", "Dear voters");
      assertThat(part(window, "error")).containsText("neither the record of an election");
      choose(window, "r.json", RecountScriptStory.goodRecord());
      assertThat(part(window, "error")).isHidden();
      assertThat(part(window, "verdict")).containsText("Everything");
    }
  }

  @Test
  void fileOfBallotsIsCountedByAnyMethod(Browser browser) {
    var page = "3 2\n6 1 2 0\n4 2 0\n2 3 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"three\"\n";
    try (var window = opened(browser, "")) {
      choose(window, "three.blt", page);
      assertThat(part(window, "words")).containsText("Elected: A and B (Scottish STV).");
      for (var method : new String[] {"meek-stv", "schulze", "ranked-pairs", "irv"}) {
        window.page().getByLabel("Method").selectOption(method);
        assertThat(part(window, "words")).containsText("Elected: A");
      }
      choose(window, "equal.cvotes", "A > B\nB > A\n");
      assertThat(part(window, "words")).containsText("a lot has to");
      var seed = window.page().getByLabel("Seed of the lot");
      seed.fill("00");
      seed.press("Tab");
      assertThat(part(window, "words")).containsText("the lot did");
      Stage.inspect(window.page());
      seed.fill("xyz");
      seed.press("Tab");
      assertThat(part(window, "error")).containsText("not hexadecimal");
    }
  }

  @Test
  void fileMayBeDropped(Browser browser) {
    try (var window = opened(browser, "")) {
      var dropped =
          window
              .page()
              .evaluateHandle(
                  """
                  (text) => {
                    const data = new DataTransfer();
                    data.items.add(new File([text], "record.json"));
                    return data;
                  }
                  """,
                  RecountScriptStory.goodRecord());
      window.page().dispatchEvent("[data-drop]", "drop", Map.of("dataTransfer", dropped));
      assertThat(part(window, "verdict")).containsText("Everything");
    }
  }

  /**
   * A hundred thousand different ballots: the page tells how far it is, and can be used meanwhile.
   */
  @Test
  void largeFileShowsItsProgress(Browser browser) {
    var blt = new StringBuilder("40 3\n");
    for (int i = 0; i < 100_000; i++) {
      blt.append("1 ").append(i % 40 + 1);
      for (int step = 1, c = i; step < 6; step++) {
        c = (c + i / 40 % 7 + step * 3) % 40;
        if (blt.lastIndexOf(" " + (c + 1), blt.length()) < blt.lastIndexOf("\n")) {
          blt.append(' ').append(c + 1);
        }
      }
      blt.append(" 0\n");
    }
    blt.append("0\n");
    for (int i = 0; i < 40; i++) {
      blt.append("\"Candidate ").append(i).append("\"\n");
    }
    try (var window = opened(browser, "")) {
      choose(window, "large.blt", blt.append("\"large\"\n").toString());
      assertThat(part(window, "progress")).isVisible();
      assertThat(part(window, "status")).containsText("100,000");
      assertThat(part(window, "progress")).isHidden();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"it", "ru"})
  void speaksTheReadersLanguage(String language, Browser browser) {
    try (var window = opened(browser, language)) {
      var texts = ScriptWindow.texts(language);
      choose(window, "record.json", RecountScriptStory.goodRecord());
      assertThat(part(window, "verdict"))
          .containsText(texts.getProperty("election.recount.say.verdict.holds"));
      assertEquals(false, window.page().innerText("main").matches("(?s).*(\\{\\d\\}|check\\.).*"));
      Stage.inspect(window.page());
    }
  }

  private static ScriptWindow opened(Browser browser, String language) {
    var window = ScriptWindow.on(browser, PAGE, language);
    window.page().locator("[data-recount][data-ready]").waitFor();
    return window;
  }

  private static void choose(ScriptWindow window, String name, String content) {
    // From the keyboard: the field is reached and opened without a mouse.
    window.page().locator("#file").focus();
    window
        .page()
        .setInputFiles(
            "#file", new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8)));
  }

  private static Locator part(ScriptWindow window, String name) {
    return window.page().locator("[data-part=" + name + "]");
  }
}
