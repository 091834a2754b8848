package switchboard.config;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.base.FileFailure;

/** Locates the bot file: BOT_FILE, else bot.yaml in the current folder. */
public final class BotFileSetting {

  private static final String NAME = "bot.yaml";

  private BotFileSetting() {}

  /**
   * Returns null for the built-in sample. A file with a similar name is a mistake: users would see
   * the sample while the operator believes that it is their bot.
   */
  static @Nullable Path read(RawSettings words, Path folder) {
    boolean named = words.has(Setting.BOT_FILE);
    var file = named ? words.path(Setting.BOT_FILE) : folder.resolve(NAME);
    if (!named && Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      similarTo(file).ifPresent(words::problem);
      return null;
    }
    FileFailure.check(file, FileFailure.Use.READ)
        .ifPresent(
            failure -> words.problem("%s: %s".formatted(named ? Setting.BOT_FILE : NAME, failure)));
    return file;
  }

  private static Optional<String> similarTo(Path file) {
    return SimilarFile.beside(file)
        .map(similar ->
            "%s does not exist, but %s does. Rename it to %s, or set BOT_FILE=%s"
                .formatted(
                    file.toAbsolutePath(), similar.getFileName(), NAME, similar.getFileName()));
  }

  /** The location of the bot file when no setting names it. */
  public static Path standard() {
    return Path.of(NAME).toAbsolutePath();
  }

  /**
   * Advice on a file whose name only resembles bot.yaml, so that it is not found without a setting.
   */
  public static Optional<String> renaming(Path file) {
    var name = String.valueOf(file.getFileName());
    return SimilarFile.isSimilar(name, NAME)
        ? Optional.of("To use it, rename it to %s or set BOT_FILE=%s.".formatted(NAME, file))
        : Optional.empty();
  }
}
