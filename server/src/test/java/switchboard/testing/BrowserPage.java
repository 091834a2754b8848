package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A page in a separate browser context; closing it fails if the page reported an error. */
public final class BrowserPage implements AutoCloseable {

  private static final double PATIENCE_MILLIS = 15_000;

  private final BrowserContext context;
  private final Page page;
  private final List<String> wrong = new ArrayList<>();

  public BrowserPage(int width, int height, ColorScheme scheme, URI address) {
    context =
        Chromium.shared()
            .newContext(
                new NewContextOptions()
                    .setViewportSize(width, height)
                    .setHasTouch(width < 720)
                    .setColorScheme(scheme)
                    .setLocale("en-GB")
                    .setTimezoneId("UTC"));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    page = context.newPage();
    watch(address);
    var _ = page.navigate(address.toString());
  }

  /** Collects errors. Violations of the Content-Security-Policy also appear on the console. */
  private void watch(URI address) {
    page.onPageError(wrong::add);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        wrong.add(message.text());
      }
    });
    page.onRequest(request -> {
      var url = request.url();
      if (url.startsWith("http") && !url.startsWith(address.resolve("/").toString())) {
        wrong.add("a request to another host: " + url);
      }
    });
  }

  public Page page() {
    return page;
  }

  /** The pane of a person's chat. */
  public Locator pane(String name) {
    return page.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  public Locator button(Locator inside, String name) {
    return inside
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .last();
  }

  public Locator newest(Locator pane) {
    return pane.getByRole(AriaRole.ARTICLE).last();
  }

  public void tap(Locator pane, String label) {
    button(newest(pane), label).click();
  }

  public void say(Locator pane, String text) {
    var line = pane.getByRole(AriaRole.TEXTBOX);
    line.fill(text);
    line.press("Enter");
  }

  public Locator menuItem(String label) {
    return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(label));
  }

  public void fitsItsWidth() {
    assertThat(
            page.evaluate(
                """
                [document.documentElement, ...document.querySelectorAll(".log")]
                  .every((part) => part.scrollWidth <= part.clientWidth)\
                """))
        .as("nothing is wider than the window")
        .isEqualTo(true);
  }

  @Override
  public void close() {
    context.close();
    assertThat(wrong).as("what the browser complained about").isEmpty();
  }
}
