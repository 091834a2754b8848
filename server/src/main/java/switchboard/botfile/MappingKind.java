package switchboard.botfile;

import java.util.List;

/** The kinds of mapping in a bot file and their keys. The JSON Schema has the same ones. */
enum MappingKind {
  FILE("the file", List.of("name", "languages", "themes", "commands", "menu", "screens", "texts")),
  THEME("a theme", List.of("id", "label", "button")),
  COMMAND("a command", List.of("command", "description", "open", "action")),
  SCREEN("a screen", List.of("id", "text", "columns", "items", "formerly", "link")),
  ITEM(
      "an item",
      List.of(
          "label", "open", "url", "copy", "action", "id", "text", "columns", "items", "formerly"));

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

  /**
   * Whether a key is for the operator's own use, such as anchors for aliases, as in compose files.
   */
  boolean leavesAlone(String key) {
    return this == FILE && key.startsWith("x-");
  }
}
