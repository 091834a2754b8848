package switchboard.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.base.UserErrorException;

/**
 * Paging cursor: the next page starts after the row with these numbers, wherever that row is by
 * then. Paging therefore skips and repeats no rows, even when rows are added meanwhile.
 *
 * @param list the list it belongs to
 */
record Cursor(String list, List<Long> numbers) {

  private static final String VERSION = "1";

  Cursor(String list, long... numbers) {
    this(list, Arrays.stream(numbers).boxed().toList());
  }

  /** The value of {@code next}, which is opaque to clients. */
  String text() {
    var parts = numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((VERSION + "." + list + "." + parts).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Parses a client's cursor; without one, returns {@code beginning}.
   *
   * @throws UserErrorException when it is malformed or belongs to another list
   */
  static Cursor of(@Nullable String text, Cursor beginning) {
    if (text == null || text.isEmpty()) {
      return beginning;
    }
    try {
      var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      var parts = List.of(plain.split("\\.", -1));
      var numbers = parts.stream().skip(2).map(Long::valueOf).toList();
      boolean ours =
          parts.getFirst().equals(VERSION)
              && parts.get(1).equals(beginning.list())
              && numbers.size() == beginning.numbers().size();
      if (ours) {
        return new Cursor(beginning.list(), numbers);
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // Malformed: reported below.
    }
    throw UserErrorException.invalid(
        "cursor", "Expected the value of \"next\" from an earlier page of this list.");
  }

  long first() {
    return numbers.getFirst();
  }

  long last() {
    return numbers.getLast();
  }
}
