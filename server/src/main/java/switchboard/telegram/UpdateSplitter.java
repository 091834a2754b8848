package switchboard.telegram;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Splits a {@code getUpdates} response into updates, each byte for byte as received. */
final class UpdateSplitter {

  private UpdateSplitter() {}

  /**
   * @param answer the response, valid JSON
   */
  static List<byte[]> in(byte[] answer) {
    try {
      return cut(answer);
    } catch (IOException e) {
      throw new UncheckedIOException("Response no longer parses as JSON", e);
    }
  }

  private static List<byte[]> cut(byte[] answer) throws IOException {
    var updates = new ArrayList<byte[]>();
    try (var parser = BotApiJson.STRICT.createParser(answer)) {
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
