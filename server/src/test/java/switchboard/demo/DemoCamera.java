package switchboard.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import switchboard.auth.Accounts;
import switchboard.auth.FastPasswordHashing;
import switchboard.config.DotEnvFile;
import switchboard.config.SettingSources;
import switchboard.console.Paths;
import switchboard.domain.FileState;
import switchboard.domain.Role;
import switchboard.domain.UserId;
import switchboard.simulator.SimulatorPerson;
import switchboard.simulator.people.MediaRequest;
import switchboard.testing.BrowserPage;
import switchboard.testing.Chromium;
import switchboard.testing.Eventually;
import switchboard.testing.SmallPng;

/** Makes the images of the guide from the demo, whose time stands still. */
final class DemoCamera implements AutoCloseable {

  /** A Friday, so that the week and its weekend are shown. */
  private static final Instant PRESENT = Instant.parse("2026-11-27T15:40:00Z");

  /** How long people wait for an answer. */
  private static final Duration WAIT = Duration.ofMinutes(25);

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String PASSWORD = "kolme vihreää saapasta";

  /** Images below the window are not loaded. */
  private static final String LOADED =
      """
      [...document.images].every(image =>
          image.complete || image.getBoundingClientRect().top > innerHeight)\
      """;

  private static final UserId ANN = new UserId(101);
  private static final UserId CARLA = new UserId(103);

  private final TimeZone zone = TimeZone.getDefault();
  private final Demo demo;

  /** Cookies of the administrator. */
  private @Nullable String session;

  DemoCamera(Path folder, Duration past) {
    PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    var sources =
        new SettingSources(
            Map.of("LISTEN", "127.0.0.1:0", "DATA_DIR", "data", "KEY_FILE", "demo.json"),
            Map.of(),
            DotEnvFile.NONE,
            folder);
    var out = new PrintWriter(Writer.nullWriter());
    demo = Demo.start(sources, "127.0.0.1:0", past, PRESENT.minus(WAIT), out);
    peopleWrite();
  }

  /** Ann and Carla wait for an answer. */
  private void peopleWrite() {
    var ann = starts(ANN);
    minuteLater();
    var _ = ann.media(MediaRequest.file("voice", "v.ogg", "audio/ogg", sample("cello.ogg"), null));
    awaitFiles(ANN, 1);
    minuteLater();
    var umbrella = sample("umbrella.jpg");
    var _ = ann.media(MediaRequest.photo(umbrella, "Whose is this? It stood at the door."));
    awaitFiles(ANN, 2);
    var cake = sample("cake.jpg");
    var _ = starts(CARLA).media(MediaRequest.photo(cake, "¿Me guardan dos para mañana?"));
    awaitFiles(CARLA, 1);
    demo.clock().stopAt(PRESENT);
  }

  private void minuteLater() {
    demo.clock().stopAt(demo.clock().instant().plusSeconds(60));
  }

  private SimulatorPerson starts(UserId user) {
    var person =
        demo.simulator().people().stream()
            .filter(it -> it.id() == user.value())
            .findFirst()
            .orElseThrow();
    var _ = person.send("/start");
    var _ = person.await(message -> message.has("reply_markup"), PATIENCE);
    return person;
  }

  /** Waits until the files are stored and all replies are sent. */
  private void awaitFiles(UserId user, int count) {
    Eventually.holds(
        "files are stored", () -> stored(user) == count && demo.server().outboxIsEmpty());
  }

  private long stored(UserId user) {
    return demo
        .server()
        .store()
        .readNow(tables -> tables.media().newestOf(user, "", "", Long.MAX_VALUE, 10))
        .stream()
        .filter(it -> it.state() == FileState.STORED)
        .count();
  }

  private static byte[] sample(String name) {
    try (var in =
        Objects.requireNonNull(
            Demo.class.getResourceAsStream("/switchboard/demo/visitors/files/" + name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] take(GuideImage image) throws IOException {
    return SmallPng.of(
        switch (image) {
          case CHAT_TWO_PEOPLE -> chat(image, DemoCamera::twoPeople);
          case CHAT_QUESTION -> chat(image, DemoCamera::question);
          default -> console(image);
        });
  }

  private byte[] chat(GuideImage image, Consumer<BrowserPage> action) {
    try (var visit =
        new BrowserPage(image.width, image.height, image.scheme, demo.simulator().uri())) {
      visit.page().clock().setFixedTime(Date.from(PRESENT));
      var _ = visit.page().reload();
      action.accept(visit);
      return shot(visit.page());
    }
  }

  private static void twoPeople(BrowserPage visit) {
    var ann = visit.pane("Ann Archer in Corner Café");
    visit.say(ann, "/menu");
    assertThat(visit.newest(ann)).containsText("own kitchen");
    var ben = visit.pane("Ben Bauer in Corner Café");
    visit.button(ben, "Start").click();
    assertThat(visit.newest(ben)).containsText("Hallo Ben");
  }

  private static void question(BrowserPage visit) {
    var ann = visit.pane("Ann Archer in Corner Café");
    visit.say(ann, "are you open at christmas?");
    assertThat(visit.newest(ann)).containsText("Because of “open”, “christmas”:");
  }

  private byte[] console(GuideImage image) {
    var options =
        new NewContextOptions()
            .setViewportSize(image.width, image.height)
            .setColorScheme(image.scheme)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setLocale("en-GB")
            .setTimezoneId("UTC");
    if (image != GuideImage.CONSOLE_SETUP) {
      options.setStorageState(session());
    }
    try (var context = Chromium.shared().newContext(options)) {
      var page = context.newPage();
      page.clock().setFixedTime(Date.from(PRESENT));
      var _ = page.navigate(at(path(image)));
      if (image == GuideImage.API_DOCS) {
        assertThat(page.getByText("/db_users")).isVisible();
        var _ = page.evaluate("document.getElementById('version').textContent = ''");
      }
      return shot(page);
    }
  }

  private String path(GuideImage image) {
    return switch (image) {
      case CONSOLE_SETUP -> image.path + "?code=" + accounts().inviteOwner();
      case CONSOLE_CONVERSATION -> Paths.person(ANN) + "#talk";
      default -> image.path;
    };
  }

  /** Logs in once, and makes the first backup. */
  private String session() {
    var cookies = session;
    if (cookies == null) {
      var _ =
          FastPasswordHashing.account(demo.server().store(), PRESENT, "ana", Role.OWNER, PASSWORD);
      try (var context = Chromium.shared().newContext()) {
        var page = context.newPage();
        var _ = page.navigate(at("/login"));
        page.getByLabel("Name").fill("ana");
        page.getByLabel("Password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
            .last()
            .click();
        page.waitForURL("**" + Paths.HOME);
        var _ = page.navigate(at(Paths.BACKUPS));
        page.getByText("Back up now").click();
        assertThat(page.getByText("Backup created.")).isVisible();
        cookies = context.storageState();
      }
      session = cookies;
    }
    return cookies;
  }

  private Accounts accounts() {
    return new Accounts(demo.server().store(), FastPasswordHashing.create(), () -> PRESENT);
  }

  private String at(String path) {
    return demo.address() + path;
  }

  /** Free ports become the usual one. */
  private static byte[] shot(Page page) {
    Eventually.holds("images have loaded", () -> Boolean.TRUE.equals(page.evaluate(LOADED)));
    var _ =
        page.evaluate(
            """
            document.querySelectorAll("code").forEach(code => {
              code.textContent = code.textContent.replace(/127\\.0\\.0\\.1:\\d+/, "127.0.0.1:8080");
            })\
            """);
    return page.screenshot(
        new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED));
  }

  @Override
  public void close() {
    demo.close();
    TimeZone.setDefault(zone);
  }
}
