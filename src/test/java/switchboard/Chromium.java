package switchboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own browser without a window. Nothing is ever downloaded. */
final class Chromium implements AutoCloseable {

  static final String MISSING =
      "There is no Chromium on the PATH (Debian, Ubuntu: apt install chromium)";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final List<Path> ON_MACOS =
      List.of(
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
          Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path program) {
    var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
  }

  static Chromium open() {
    return find().map(Chromium::new).orElseThrow(() -> new AssertionError(MISSING));
  }

  /** Whether tests in a browser are to run: where there is none they are skipped, but not in CI. */
  static boolean isWanted() {
    return "true".equals(System.getenv("CI")) || find().isPresent();
  }

  Browser browser() {
    return browser;
  }

  private static Optional<Path> find() {
    var folders = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
    var onPath = folders.flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(onPath, ON_MACOS.stream()).filter(Files::isExecutable).findFirst();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
