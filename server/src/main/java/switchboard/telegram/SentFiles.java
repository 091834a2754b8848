package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds what Telegram reports about a sent message or album (Bot API, Message). */
final class SentFiles {

  /** An animation is reported as a document too. */
  private static final List<String> FIELDS =
      List.of("animation", "photo", "video", "audio", "document");

  private SentFiles() {}

  static SendResult.Done done(JsonNode result) {
    if (!result.isArray()) {
      return new SendResult.Done(JsonFields.number(result, "message_id"), fileId(result).toList());
    }
    var ids = new ArrayList<String>();
    result.forEach(message -> fileId(message).forEach(ids::add));
    return new SendResult.Done(
        JsonFields.number(result.path(result.size() - 1), "message_id"), ids);
  }

  private static Stream<String> fileId(JsonNode message) {
    return FIELDS.stream()
        .filter(field -> JsonFields.has(message, field))
        .limit(1)
        .map(field -> MessageReader.fileId(message.path(field)))
        .flatMap(Stream::ofNullable);
  }
}
