package switchboard.console.help;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import switchboard.console.Paths;

/** The documents that the help pages show, in the order of their navigation. */
public enum GuideDocument {
  CONTENTS("docs/guide/README.md", ""),
  START("docs/guide/start.md"),
  BOT_FILE("docs/guide/bot-file.md"),
  GO_LIVE("docs/guide/go-live.md"),
  OPERATE("docs/guide/operate.md"),
  SCALE("docs/guide/scale.md"),
  EXTEND("docs/guide/extend.md"),
  REFERENCE("docs/guide/reference.md"),
  INSIGHT("docs/insight.md"),
  SETTINGS("docs/settings.md"),
  ENDPOINTS("docs/endpoints.md"),
  METRICS("docs/metrics.md"),
  SCALING("docs/scaling.md"),
  SECURITY("SECURITY.md", "security"),
  DEPLOYMENT("deploy/README.md", "deployment"),
  SIMULATOR("simulator/README.md", "simulator"),
  /** The sample bot, which is a resource of its own. */
  SAMPLE("bot.yaml");

  /** Where the build puts the documents, by their paths in the repository. */
  static final String FOLDER = "/guide/";

  private final String path;
  private final String word;

  GuideDocument(String path) {
    this(path, path.replaceFirst(".*/", "").replaceFirst("[.]md$", ""));
  }

  GuideDocument(String path, String word) {
    this.path = path;
    this.word = word;
  }

  /** Its path in the repository. */
  String path() {
    return path;
  }

  /** The last part of its URL; empty for the table of contents. */
  String word() {
    return word;
  }

  /** Its URL. */
  public String url() {
    return this == CONTENTS ? Paths.HELP : Paths.HELP + "/" + word();
  }

  /** Whether it is a part of the guide; the others are reached from the reference. */
  boolean isPart() {
    return path.startsWith("docs/guide/");
  }

  static Optional<GuideDocument> at(String path) {
    return Arrays.stream(values()).filter(one -> one.path.equals(path)).findFirst();
  }

  /** The Markdown. */
  String text() {
    return this == SAMPLE ? "# Sample bot\n\n```yaml\n" + read("/") + "```\n" : read(FOLDER);
  }

  private String read(String folder) {
    try (var in = GuideDocument.class.getResourceAsStream(folder + path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
