package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The text of a formatted message, without its formatting (Bot API, RichMessage). */
final class RichMessageText {

  /** Fields of a block that are text, in the order in which they are shown. */
  private static final List<String> TEXTS = List.of("summary", "label", "text", "expression");

  /** Fields of a formatted text. */
  private static final List<String> FORMATTED = List.of("text", "alternative_text", "expression");

  private static final List<String> BLOCKS = List.of("blocks", "items", "cells");
  private static final List<String> BELOW = List.of("caption", "credit");

  private RichMessageText() {}

  /** A line for each block, item and row of a table. */
  static Stream<@Nullable String> lines(JsonNode block) {
    if (block.isArray()) { // a row of a table
      return Stream.of(
          each(block).map(cell -> inline(cell.path("text"))).collect(Collectors.joining(" | ")));
    }
    return Stream.of(
            texts(block, TEXTS),
            BLOCKS.stream()
                .flatMap(field -> each(block.path(field)).flatMap(RichMessageText::lines)),
            texts(block, BELOW))
        .flatMap(Function.identity());
  }

  private static Stream<@Nullable String> texts(JsonNode block, List<String> fields) {
    return fields.stream().map(field -> inline(block.path(field)));
  }

  /** A text is a string, a list of texts, or a formatted text. */
  private static String inline(JsonNode text) {
    if (text.isTextual()) {
      return JsonFields.clean(text.textValue());
    }
    if (text.isArray()) {
      return each(text).map(RichMessageText::inline).collect(Collectors.joining());
    }
    return FORMATTED.stream()
        .filter(text::has)
        .map(field -> inline(text.path(field)))
        .collect(Collectors.joining());
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return list.isArray() ? StreamSupport.stream(list.spliterator(), false) : Stream.empty();
  }
}
