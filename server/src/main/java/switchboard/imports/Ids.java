package switchboard.imports;

import static switchboard.imports.BadValueException.shown;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;

/** Reads Telegram's ids, which have at most 52 significant bits (Bot API, User and Chat). */
final class Ids {

  private static final long MAX = (1L << 52) - 1;

  /** Also as spreadsheets and data frames write whole numbers. */
  private static final Pattern NUMBER = Pattern.compile("(-?[0-9]{1,16})(?:\\.0+)?");

  private static final Pattern ROUNDED = Pattern.compile("[0-9]([.,][0-9]+)?[eE]\\+?[0-9]+");

  private Ids() {}

  static UserId user(@Nullable String value) throws BadValueException {
    var word = Values.present(value);
    if (word == null) {
      throw new BadValueException(Reason.NO_ID, "there is no user id");
    }
    long id = number(word, "the user id");
    if (id < 1) {
      throw bad("the user id", word);
    }
    return new UserId(id);
  }

  static ChatId chat(String value) throws BadValueException {
    long id = number(value, "the chat id");
    if (id == 0) {
      throw bad("the chat id", value);
    }
    return new ChatId(id);
  }

  private static long number(String value, String what) throws BadValueException {
    var number = NUMBER.matcher(value);
    if (!number.matches()) {
      throw ROUNDED.matcher(value).matches()
          ? new BadValueException(Reason.ROUNDED_ID, what + " is " + shown(value))
          : bad(what, value);
    }
    long id = Long.parseLong(number.group(1));
    if (Math.abs(id) > MAX) {
      throw bad(what, value);
    }
    return id;
  }

  private static BadValueException bad(String what, String value) {
    return new BadValueException(Reason.BAD_ID, what + " is " + shown(value));
  }
}
