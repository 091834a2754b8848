package switchboard.config;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.base.InvisibleCharacters;

/**
 * A setting's value without stray characters around or in it, such as quotation marks.
 *
 * @param flaw what to do about those characters, without the value; absent when there were none
 */
record CleanValue(String value, @Nullable String flaw) {

  private static final Pattern TYPOGRAPHIC = Pattern.compile("^[“”„«»‘’‚]+|[“”„«»‘’‚]+$");
  private static final Pattern QUOTED = Pattern.compile("(?s)\"(.*)\"|'(.*)'");

  /** Cleans a value of the environment, where neither a shell nor our parser has removed quotes. */
  static CleanValue ofEnvironment(String written) {
    var word = written.strip();
    return QUOTED.matcher(word).matches()
        ? new CleanValue(
            word.substring(1, word.length() - 1),
            "the value contains its quotation marks: docker --env-file and compose lists do not"
                + " strip them. Remove them")
        : of(word);
  }

  static CleanValue of(String written) {
    var word = written.strip();
    var invisible = InvisibleCharacters.invisibleIn(word);
    if (invisible.isPresent()) {
      var visible =
          word.codePoints()
              .filter(it -> !InvisibleCharacters.isInvisible(it))
              .mapToObj(Character::toString)
              .collect(Collectors.joining());
      return new CleanValue(visible.strip(), invisible.get());
    }
    var bare = TYPOGRAPHIC.matcher(word).replaceAll("");
    return bare.equals(word)
        ? new CleanValue(word, null)
        : new CleanValue(
            bare, "the value has typographic quotation marks. Use straight ones, or none");
  }
}
