package switchboard.botfile;

import java.util.List;
import java.util.stream.Stream;

/** The kinds of mapping in a bot file and their keys. The JSON Schema has the same ones. */
enum MappingKind {
  FILE(
      "the file",
      List.of(
          "name",
          "languages",
          "themes",
          "commands",
          "menu",
          "screens",
          "texts",
          "free_text",
          "subjects",
          "reply_within",
          "answers",
          "goals")),
  THEME("a theme", List.of("id", "label", "button")),
  ANSWER("an answer", List.of("label", "text")),
  GOAL("a goal", List.of("id", "label", "steps", "within")),
  COMMAND("a command", List.of("command", "description", "open", "action")),
  SCREEN(
      "a screen",
      Keys.with(
          List.of("id", "text", "columns", "items", "formerly", "link", "ask", "invites_text"))),
  ITEM(
      "an item",
      Keys.with(
          List.of(
              "label",
              "open",
              "url",
              "copy",
              "action",
              "id",
              "text",
              "columns",
              "items",
              "formerly",
              "ask",
              "invites_text"))),
  LOCATION("a location", List.of("lat", "lon", "title", "address")),
  CONTACT("a contact", List.of("phone", "first_name", "last_name"));

  private static final class Keys {

    private static final List<String> MEDIA =
        List.of("photo", "video", "animation", "audio", "document", "album", "location", "contact");

    private static List<String> with(List<String> others) {
      return Stream.concat(others.stream(), MEDIA.stream()).toList();
    }
  }

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> keys;

  MappingKind(String title, List<String> keys) {
    this.title = title;
    this.keys = keys;
  }

  /** With its article, for messages. */
  String title() {
    return title;
  }

  List<String> keys() {
    return keys;
  }

  /** The keys of a screen's media. */
  static List<String> media() {
    return Keys.MEDIA;
  }

  /**
   * Whether a key is for the operator's own use, such as anchors for aliases, as in compose files.
   */
  boolean leavesAlone(String key) {
    return this == FILE && key.startsWith("x-");
  }
}
