package switchboard.telegram;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts the answer of {@code getUpdates} into its updates, byte for byte as they came. */
final class RawUpdates {

  private RawUpdates() {}

  /**
   * @param answer JSON
   */
  static List<byte[]> in(byte[] answer) {
    try {
      return cut(answer);
    } catch (IOException e) {
      throw new UncheckedIOException("The answer was JSON a moment ago", e);
    }
  }

  private static List<byte[]> cut(byte[] answer) throws IOException {
    var updates = new ArrayList<byte[]>();
    try (var parser = Json.STRICT.createParser(answer)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean result = parser.currentName().equals("result");
        if (parser.nextToken() == JsonToken.START_ARRAY && result) {
          cut(parser, answer, updates);
        } else {
          parser.skipChildren();
        }
      }
    }
    return updates;
  }

  private static void cut(JsonParser parser, byte[] answer, List<byte[]> updates)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        updates.add(
            Arrays.copyOfRange(answer, from, (int) parser.currentLocation().getByteOffset()));
      } else {
        parser.skipChildren();
      }
    }
  }
}
