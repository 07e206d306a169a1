package org.guildhall.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives stories their {@link Stage}: the {@link DemoServer} and one Chromium for all of them,
 * started at the first story and ended after the last. A story of what runs in the browser alone
 * asks for the {@link Browser}, for which no server is started.
 */
public class Stories implements ExecutionCondition, ParameterResolver {
  private static final String WITHOUT_CHROMIUM =
      "BROWSER STORIES SKIPPED: no Chromium here. Install it: apt-get install chromium";
  private static final AtomicBoolean TOLD = new AtomicBoolean();
  private static final List<Path> CHROMIUM =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));

  /** What all stories of a run share. */
  private static final class Theatre implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    Theatre(Path chromium) {
      playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(chromium)
                      .setArgs(
                          List.of(
                              "--no-sandbox",
                              "--disable-gpu",
                              "--disable-background-networking",
                              "--disable-component-update",
                              "--disable-sync",
                              "--no-first-run")));
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == Stage.class || type == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var chromium = chromium().orElseThrow(() -> new IllegalStateException(WITHOUT_CHROMIUM));
    var theatre =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .getOrComputeIfAbsent(Theatre.class, key -> new Theatre(chromium), Theatre.class);
    if (parameter.getParameter().getType() == Browser.class) {
      return theatre.browser;
    }
    var stage = new Stage(theatre.browser, new DemoServer().of(context));
    context.getStore(ExtensionContext.Namespace.create(Stories.class)).put(stage, stage);
    return stage;
  }

  /** Without Chromium stories are skipped, and it is said once, aloud; or it is a failure. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (chromium().isPresent() || Boolean.getBoolean("guildhall.chromium.required")) {
      return ConditionEvaluationResult.enabled("there is, or must be, a Chromium");
    }
    if (TOLD.compareAndSet(false, true)) {
      System.err.println(WITHOUT_CHROMIUM);
    }
    return ConditionEvaluationResult.disabled(WITHOUT_CHROMIUM);
  }

  /** Where that is, if it is anywhere. */
  public static Optional<Path> chromium() {
    return CHROMIUM.stream().filter(Files::isExecutable).findFirst();
  }
}
