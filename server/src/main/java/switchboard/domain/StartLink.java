package switchboard.domain;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A link of an operator, {@code t.me/BOT?start=l-CODE}, that a user has followed.
 *
 * @param screen the screen that it opens; absent when it has ended
 */
public record StartLink(String code, @Nullable String screen) {

  /** Lower case, without letters and digits that are mistaken for each other on paper. */
  public static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

  private static final String MARK = "l-";
  private static final Pattern PAYLOAD = Pattern.compile(MARK + "([" + ALPHABET + "]{4,16})");

  /** The payload of {@code /start}, which is also the link's name in figures. */
  public static String payload(String code) {
    return MARK + code;
  }

  /** The code that a payload may contain; whether there is such a link is not known here. */
  public static Optional<String> code(String payload) {
    var matcher = PAYLOAD.matcher(payload);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
