package org.guildhall.signon;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.guildhall.story.GuildhallServer;
import org.guildhall.story.Stories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Signing in at a provider that is another site for the browser, which heeds the policy of our
 * pages and the sites of cookies.
 */
@ExtendWith({Stories.class, Providers.class})
class ProviderStory {
  private static final Pattern OF_SIGN_IN = Pattern.compile("(WAS|Ltpa).*");
  private static final String TEXT = "Слово за слово. ".repeat(1000).strip();

  @Test
  void browserIsLedToTheProviderOfOpenIdConnectAndBack(Browser browser, OidcServer firm) {
    leadThereAndBack(browser, firm.server());
  }

  @Test
  void browserIsLedToTheProviderOfSamlAndBack(Browser browser, SamlServer firm) {
    leadThereAndBack(browser, firm.server());
  }

  private static void leadThereAndBack(Browser browser, GuildhallServer server) {
    try (var window = window(browser, server)) {
      var page = window.newPage();
      page.navigate("/guildhall/conversation/open?community=developers");
      signIn(page);
      page.locator("#title").fill("What about the long text?");
      page.locator("#body").fill(TEXT);
      window.clearCookies(new BrowserContext.ClearCookiesOptions().setName(OF_SIGN_IN));
      page.locator("#send").click();
      // The provider remembers her, so it lets her in at once.
      assertThat(page.locator("main")).containsText("Nothing has been sent yet");
      assertThat(page.locator("#body")).hasValue(TEXT);
      page.locator("#send").click();
      assertThat(page.locator("article.post").first()).containsText("Слово за слово.");
      page.locator("details.menu summary").click();
      page.getByText("Sign out").click();
      assertThat(page.locator("main")).containsText("your firm’s own sign-in");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in")).click();
      signIn(page);
    }
  }

  private static BrowserContext window(Browser browser, GuildhallServer server) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setLocale("en-GB")
            .setIgnoreHTTPSErrors(true)
            .setBaseURL(server.secureUri("/").toString()));
  }

  private static void signIn(Page page) {
    page.locator("#username").fill("ada");
    page.locator("#password").fill(Keycloak.PASSWORD);
    page.locator("#kc-login").click();
    assertThat(page.locator("header")).containsText("Ada Moretti");
  }
}
