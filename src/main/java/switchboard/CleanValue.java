package switchboard;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.base.OddCharacters;

/**
 * A value as it was meant, and what stood around or in it that nobody means.
 *
 * @param flaw what to do about it, without the value; absent when there was nothing
 */
record CleanValue(String value, @Nullable String flaw) {

  private static final Pattern TYPOGRAPHIC = Pattern.compile("^[“”„«»‘’‚]+|[“”„«»‘’‚]+$");
  private static final Pattern QUOTED = Pattern.compile("(?s)\"(.*)\"|'(.*)'");

  /** A value that no shell and no reader of ours took out of its quotes. */
  static CleanValue ofEnvironment(String written) {
    var word = written.strip();
    return QUOTED.matcher(word).matches()
        ? new CleanValue(
            word.substring(1, word.length() - 1),
            "the value is in quotation marks, and they are a part of it: docker --env-file and"
                + " compose lists do not take them away. Remove them")
        : of(word);
  }

  static CleanValue of(String written) {
    var word = written.strip();
    var invisible = OddCharacters.invisibleIn(word);
    if (invisible.isPresent()) {
      var visible =
          word.codePoints()
              .filter(it -> !OddCharacters.isInvisible(it))
              .mapToObj(Character::toString)
              .collect(Collectors.joining());
      return new CleanValue(visible.strip(), invisible.get());
    }
    var bare = TYPOGRAPHIC.matcher(word).replaceAll("");
    return bare.equals(word)
        ? new CleanValue(word, null)
        : new CleanValue(
            bare, "the value has typographic quotation marks. Write straight ones, or none");
  }
}
