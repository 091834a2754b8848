package switchboard.botfile;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.base.InvisibleCharacters;

/**
 * Checks ids. Callback data contains them as {@code s:ID}, which Telegram limits to 64 bytes (Bot
 * API, InlineKeyboardButton), and each id belongs to one screen.
 */
final class IdCheck {

  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]+");
  private static final Pattern FORBIDDEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_-]+");
  private static final int CALLBACK_BYTES = 64;
  private static final String PREFIX = "s:";

  private final ProblemList problems;
  private final Map<String, Position> first = new HashMap<>();

  private IdCheck(ProblemList problems) {
    this.problems = problems;
  }

  static void check(Draft draft, ProblemList problems) {
    var check = new IdCheck(problems);
    draft.screens().forEach(screen -> check.unique(screen.id()));
    draft.screens().stream().flatMap(screen -> screen.formerly().stream()).forEach(check::formerly);
  }

  private void unique(@Nullable Scalar id) {
    if (id == null || !written(id, PREFIX, problems)) {
      return;
    }
    var earlier = first.putIfAbsent(id.value(), id.spot());
    if (earlier != null && earlier.equals(id.spot())) {
      problems.add(
          id.spot(),
          "id `%s` is used more than once, through an alias or `<<`".formatted(id.value()),
          "give each of these screens its own `id`");
    } else if (earlier != null) {
      problems.add(
          id.spot(),
          "id `%s` is already used on line %d".formatted(id.value(), earlier.line()),
          "give this screen another id, or open the other one with `open: %s`"
              .formatted(id.value()));
    }
  }

  private void formerly(Scalar id) {
    var earlier = written(id, PREFIX, problems) ? first.putIfAbsent(id.value(), id.spot()) : null;
    if (earlier != null) {
      problems.add(
          id.spot(),
          "former id `%s` is already used on line %d".formatted(id.value(), earlier.line()),
          "remove it here: an id belongs to one screen");
    }
  }

  /**
   * Whether an id is valid; also used for themes.
   *
   * @param prefix what precedes it in callback data
   */
  static boolean written(Scalar id, String prefix, ProblemList problems) {
    return isName(id, problems) && fits(id, CALLBACK_BYTES - prefix.length(), problems);
  }

  /** Whether it has only characters that an id can have. */
  static boolean isName(Scalar id, ProblemList problems) {
    if (!ID.matcher(id.value()).matches()) {
      problems.add(
          id.spot(),
          "`%s` is not a valid id".formatted(YamlValues.shortened(id.value())),
          id.value().isEmpty()
              ? "write a short name such as `hours`"
              : InvisibleCharacters.invisibleIn(id.value())
                  .orElseGet(() ->
                      "use letters, digits, - and _ only: `%s`"
                          .formatted(
                              YamlValues.shortened(
                                  FORBIDDEN.matcher(id.value()).replaceAll("-")))));
      return false;
    }
    return true;
  }

  private static boolean fits(Scalar id, int most, ProblemList problems) {
    var bytes = id.value().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > most) {
      problems.add(
          id.spot(),
          "id `%s` has %d bytes; a button can hold %d"
              .formatted(YamlValues.shortened(id.value()), bytes, most),
          "shorten it; letters outside a–z take 2 to 4 bytes");
      return false;
    }
    return true;
  }
}
