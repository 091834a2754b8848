package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a message other than a text says, as text: its caption, or the place, contact, poll and the
 * like that it shows. Each part is one line, so that no part can pass for another.
 */
final class ContentText {

  /** As long as the longest text message. */
  private static final int MAX_LENGTH = 4096;

  private static final int MAX_PARTS = 100;
  private static final int MAX_LATITUDE = 90;
  private static final int MAX_LONGITUDE = 180;

  private ContentText() {}

  /**
   * @param type the message's type
   * @return null when it says nothing
   */
  static @Nullable String of(JsonNode message, String type) {
    var caption = JsonFields.text(message, "caption");
    return caption == null ? lines(parts(message.path(type), type)) : caption;
  }

  /** The parts of a message, some of them absent. */
  private static Stream<@Nullable String> parts(JsonNode content, String type) {
    return switch (type) {
      case "location" -> Stream.of(coordinates(content));
      case "venue" ->
          Stream.concat(
              texts(content, "title", "address"), Stream.of(coordinates(content.path("location"))));
      case "contact" -> Stream.of(name(content), JsonFields.text(content, "phone_number"));
      case "poll" ->
          Stream.concat(texts(content, "question", "description"), options(content, "options"));
      case "checklist" -> Stream.concat(texts(content, "title"), options(content, "tasks"));
      case "dice" ->
          Stream.of(
              joined(
                  Stream.of(JsonFields.text(content, "emoji"), JsonFields.text(content, "value"))));
      case "game", "invoice" -> texts(content, "title", "description");
      case "rich_message" -> RichMessageText.lines(content);
      default -> Stream.empty();
    };
  }

  private static Stream<@Nullable String> texts(JsonNode content, String... fields) {
    return Stream.of(fields).map(field -> JsonFields.text(content, field));
  }

  private static @Nullable String name(JsonNode contact) {
    return joined(texts(contact, "first_name", "last_name"));
  }

  private static @Nullable String joined(Stream<@Nullable String> words) {
    return words.filter(Objects::nonNull).collect(Collectors.joining(" "));
  }

  /** Options of a poll or tasks of a checklist. */
  private static Stream<@Nullable String> options(JsonNode content, String field) {
    return StreamSupport.stream(content.path(field).spliterator(), false)
        .limit(MAX_PARTS)
        .map(option -> JsonFields.text(option, "text"))
        .filter(Objects::nonNull)
        .map(text -> "• " + text);
  }

  /** {@code 52.5200, 13.4050}; absent for a place that is not on Earth. */
  private static @Nullable String coordinates(JsonNode place) {
    double latitude = place.path("latitude").asDouble(Double.NaN);
    double longitude = place.path("longitude").asDouble(Double.NaN);
    if (!(Math.abs(latitude) <= MAX_LATITUDE && Math.abs(longitude) <= MAX_LONGITUDE)) {
      return null;
    }
    var degrees = new DecimalFormat("0.0000##", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return degrees.format(latitude) + ", " + degrees.format(longitude);
  }

  private static @Nullable String lines(Stream<@Nullable String> parts) {
    var text =
        parts
            .filter(Objects::nonNull)
            .limit(MAX_PARTS)
            .map(part -> part.replaceAll("[\\s\\p{Cntrl}\\u2028\\u2029]+", " ").strip())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("\n"));
    return text.isEmpty() ? null : clipped(text);
  }

  private static String clipped(String text) {
    return text.length() <= MAX_LENGTH
        ? text
        : JsonFields.clean(text.substring(0, MAX_LENGTH - 1)) + "…";
  }
}
