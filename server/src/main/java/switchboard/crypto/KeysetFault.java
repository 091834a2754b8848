package switchboard.crypto;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.json.JsonMapper;

/** Why a text cannot be used as the master key, and what to do. No sentence repeats the text. */
enum KeysetFault {
  EMPTY("is empty. " + KeysetFault.RESTORE),
  ZEROS("holds only zeros or blanks, as a power failure can leave them. " + KeysetFault.RESTORE),
  CUT("ends too early: a part of the key is missing. " + KeysetFault.RESTORE),
  DAMAGED("is damaged. " + KeysetFault.RESTORE),
  OTHER_JSON("is JSON, but not a master key. " + KeysetFault.CHECK),
  OTHER_TEXT("is not a master key, which is JSON. " + KeysetFault.CHECK);

  private static final String RESTORE = "Restore your copy of it; nothing was changed.";
  private static final String CHECK =
      "Check that it is the right one, or restore your copy of the key; nothing was changed.";

  private static final JsonMapper JSON = new JsonMapper();

  private final String sentence;

  KeysetFault(String sentence) {
    this.sentence = sentence;
  }

  /**
   * @param text that is no usable keyset
   */
  static KeysetFault of(String text) {
    if (text.isEmpty()) {
      return EMPTY;
    }
    if (text.chars().allMatch(letter -> letter <= ' ')) {
      return ZEROS;
    }
    try {
      var read = JSON.readTree(text);
      boolean isKeyset = read.path("key").isArray() && read.has("primaryKeyId");
      return isKeyset ? DAMAGED : read.isContainer() ? OTHER_JSON : OTHER_TEXT;
    } catch (UnexpectedEndOfInputException e) {
      return CUT;
    } catch (JacksonException e) {
      return OTHER_TEXT;
    }
  }

  /**
   * @param where the source of the text, as the subject of the sentence
   */
  String told(String where) {
    return where + " " + sentence;
  }
}
