package switchboard.testing;

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
import org.jspecify.annotations.Nullable;

/**
 * The installed Chromium in headless mode, one for all tests of a process. Nothing is downloaded.
 */
public final class Chromium {

  public static final String MISSING =
      "There is no Chromium on the PATH (Debian, Ubuntu: apt install chromium)";

  private static final List<String> NAMES =
      List.of(
          "chromium-headless-shell",
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable");

  private static final List<Path> ON_MACOS =
      List.of(
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
          Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));

  private static @Nullable Browser shared;

  private Chromium() {}

  /** The shared browser. Use it from one thread only and open a separate context. */
  public static synchronized Browser shared() {
    if (shared == null) {
      shared = launch(find().orElseThrow(() -> new AssertionError(MISSING)));
    }
    return shared;
  }

  /** Launches the browser. It exits with its driver, which exits with this process. */
  private static Browser launch(Path program) {
    var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    return Playwright.create(new Playwright.CreateOptions().setEnv(environment))
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

  /** Whether browser tests run: without Chromium they are skipped, except in CI. */
  static boolean isWanted() {
    return "true".equals(System.getenv("CI")) || find().isPresent();
  }

  private static Optional<Path> find() {
    var folders = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
    var onPath = folders.flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(onPath, ON_MACOS.stream()).filter(Files::isExecutable).findFirst();
  }
}
