package switchboard.imports;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table or a line of a file.
 *
 * @param where its place in the source
 * @param values by the original bot’s names of columns; without those that are absent
 * @param isBroken whether a text was not valid
 * @param isTooLong whether a text is too long for a message, and was not read
 */
record Row(String where, Map<String, String> values, boolean isBroken, boolean isTooLong) {

  /** The most bytes of a value. */
  static final int MAX_BYTES = 4 * Values.MAX_TEXT;

  static Row ofTexts(String where, Map<String, String> texts) {
    var values = new HashMap<String, String>();
    boolean broken = false;
    boolean tooLong = false;
    for (var text : texts.entrySet()) {
      var valid = Values.valid(text.getValue());
      broken |= !valid.equals(text.getValue());
      tooLong |= valid.length() > Values.MAX_TEXT;
      values.put(text.getKey(), valid);
    }
    return new Row(where, values, broken, tooLong);
  }

  /**
   * @param bytes of the values; those longer than {@link #MAX_BYTES} are too long
   */
  static Row ofBytes(String where, Map<String, byte[]> bytes, Charset charset) {
    var values = new HashMap<String, String>();
    boolean broken = false;
    boolean tooLong = false;
    for (var value : bytes.entrySet()) {
      var decoded = new String(value.getValue(), charset);
      var valid = Values.valid(decoded);
      broken |= valid.length() < decoded.length() || decoded.indexOf('�') >= 0;
      tooLong |= value.getValue().length > MAX_BYTES || valid.length() > Values.MAX_TEXT;
      values.put(value.getKey(), valid);
    }
    return new Row(where, values, broken, tooLong);
  }

  @Nullable String get(String column) {
    return values.get(column);
  }

  @Nullable String word(String column) {
    return Values.word(get(column));
  }
}
