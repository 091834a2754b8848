package switchboard.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.base.InvisibleCharacters;
import switchboard.base.Suggestions;

/**
 * Finds a file whose name is similar to a missing one: editors add {@code .txt}, people write
 * {@code .yml} or capitals.
 */
final class SimilarFile {

  private static final Pattern ENDING =
      Pattern.compile("(?:\\.(?:txt|bak|old|orig|save|new|tmp)|~)$");
  private static final int MIN_LENGTH_WITH_SLIPS = 8;

  private SimilarFile() {}

  /** The first similar file in the folder of a missing one, by name. */
  static Optional<Path> beside(Path wanted) {
    var name = String.valueOf(wanted.getFileName());
    var folder = Objects.requireNonNull(wanted.toAbsolutePath().getParent());
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> !Files.isDirectory(file))
          .filter(file -> isSimilar(String.valueOf(file.getFileName()), name))
          .sorted()
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // the folder may be entered but not listed
    }
  }

  static boolean isSimilar(String name, String wanted) {
    var plain = InvisibleCharacters.cleaned(name).toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    var bare = ENDING.matcher(plain).replaceFirst("").replaceFirst("\\.yml$", ".yaml");
    return !name.equals(wanted)
        && (bare.equals(wanted)
            || (wanted.length() >= MIN_LENGTH_WITH_SLIPS && Suggestions.slips(bare, wanted) <= 1));
  }
}
