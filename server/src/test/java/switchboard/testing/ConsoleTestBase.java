package switchboard.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import switchboard.auth.Accounts;
import switchboard.auth.FastPasswordHashing;
import switchboard.domain.Role;
import switchboard.engine.WebhookFilter.LegacyPath;

/** Base class of console tests in a real browser. */
@NeedsBrowser
public abstract class ConsoleTestBase {

  private static final double PATIENCE_MILLIS = 15_000;
  public static final String PASSWORD = "kolme vihreää saapasta";

  /** A folder for screenshots of the pages; absent: none are made. */
  private static final String SHOTS = System.getProperty("shots");

  /** Browser errors about refused forms, which are expected. */
  private static final Pattern REFUSED =
      Pattern.compile("Failed to load resource: the server responded with a status of (4|502|503)");

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  public TestServer house;
  public Accounts accounts;
  public BrowserContext context;
  public Page page;
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void waitPatiently() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    openServer(folder);
    openPage();
  }

  final void openServer(Path folder) {
    house = server(folder);
    prepare();
    house.open(LegacyPath.MIGRATE);
    accounts = new Accounts(house.server().store(), FastPasswordHashing.create(), this::now);
  }

  final void openPage() {
    complaints.clear();
    context = Chromium.shared().newContext();
    page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && !REFUSED.matcher(message.text()).find()) {
        complaints.add(message.text());
      }
    });
    page.onRequest(request -> {
      if (!request.url().startsWith("http://localhost:") && !request.url().startsWith("data:")) {
        complaints.add("asks " + request.url());
      }
    });
    page.onPageError(complaints::add);
  }

  /** The server, not started. */
  protected TestServer server(Path folder) {
    return new TestServer(folder, "first");
  }

  /** Called before the server starts. */
  protected void prepare() {}

  @AfterEach
  void close() {
    closePage();
    house.close();
  }

  final void closePage() {
    assertThat(complaints).as("what the browser complained of").isEmpty();
    SecretLeaks.free(page.content());
    context.close();
  }

  public Instant now() {
    return house.simulator().clock().now();
  }

  /** A URL with a host name, because browsers allow no passkeys on IP addresses. */
  public String at(String path) {
    return "http://localhost:" + house.server().port() + path;
  }

  public void press(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  public void follow(String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
        .first()
        .click();
  }

  public void fill(String label, String value) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(value);
  }

  /** Asserts that the page fits a phone and has no accessibility violations, light and dark. */
  public void fits() {
    fitsAPhone();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(violations(axe().withRules(List.of("color-contrast"))))
        .as("%s in the dark theme", page.url())
        .isEmpty();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    isAccessible();
    page.setViewportSize(1280, 900);
  }

  /** Asserts that the page has no accessibility violations in the current theme. */
  public void isAccessible() {
    assertThat(violations(axe().withTags(RULES))).as(page.url()).isEmpty();
  }

  public void fitsAPhone() {
    page.setViewportSize(390, 844);
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("%s fits a phone", page.url())
        .isEqualTo(true);
  }

  /** Without the lists of what is right, which take most of the time. */
  private AxeBuilder axe() {
    var options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(page).options(options);
  }

  /** The accessibility violations of the page; without legacy mode, axe opens a second page. */
  private static List<String> violations(AxeBuilder axe) {
    return axe.setLegacyMode(true).analyze().getViolations().stream()
        .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml()))
        .toList();
  }

  /** Waits for a page and its script, which handles keyboard shortcuts. */
  public void heading(String words) {
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText(words);
    page.waitForLoadState();
  }

  public void account(String name, Role role) {
    var _ = house.account(name, role, PASSWORD);
  }

  public void owner() {
    account("ana", Role.OWNER);
  }

  public void logIn() {
    page.navigate(at("/admin"));
    password();
  }

  public void password() {
    heading("Log in");
    fill("Name", "ana");
    fill("Password", PASSWORD);
    press("Log in");
  }

  /** Makes screenshots of the page, wide and narrow, light and dark, if a folder is given. */
  protected void shoot(String name) {
    if (SHOTS == null) {
      return;
    }
    prepareShots();
    for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      for (int width : new int[] {1280, 390}) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 900);
        page.waitForTimeout(300); // colors fade
        var file = Path.of(SHOTS, name + "-" + width + "-" + scheme + ".png");
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
      }
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(1280, 900);
  }

  /** Called before screenshots are made. */
  protected void prepareShots() {}
}
