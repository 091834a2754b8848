package switchboard.demo;

import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Locale;
import switchboard.console.Paths;

/** The images of the guide and the README, in the order in which they are made. */
enum GuideImage {
  CONSOLE_SETUP("/setup", 1000, 640, LIGHT),
  CONSOLE_OVERVIEW(Paths.HOME, 1280, 900, LIGHT),
  CONSOLE_PHONE(Paths.HOME, 390, 844, DARK),
  CONSOLE_INBOX(Paths.INBOX, 1280, 820, LIGHT),
  CONSOLE_CONVERSATION(Paths.PEOPLE, 1280, 900, LIGHT),
  CONSOLE_MEDIA(Paths.MEDIA, 1280, 640, LIGHT),
  CONSOLE_INSIGHT(Paths.INSIGHT, 1280, 900, LIGHT),
  CONSOLE_INSIGHT_PHONE(Paths.INSIGHT, 390, 844, DARK),
  CONSOLE_BOT(Paths.BOT, 1280, 800, LIGHT),
  CONSOLE_CONNECTION(Paths.WEBHOOK, 1280, 640, LIGHT),
  API_DOCS("/docs", 1000, 800, LIGHT),
  CHAT_TWO_PEOPLE("/", 1280, 800, LIGHT),
  CHAT_QUESTION("/", 500, 800, LIGHT);

  static final Path FOLDER = Path.of("docs/images");

  final String path;
  final int width;
  final int height;
  final ColorScheme scheme;

  GuideImage(String path, int width, int height, ColorScheme scheme) {
    this.path = path;
    this.width = width;
    this.height = height;
    this.scheme = scheme;
  }

  String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png";
  }

  Path file() {
    return FOLDER.resolve(fileName());
  }
}
