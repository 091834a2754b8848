package switchboard.simulator.world;

import tools.jackson.databind.node.ObjectNode;

/**
 * The content of a message with a file. Sending one of its file ids again repeats it unchanged.
 *
 * @param fields the fields of the message, such as photo with its sizes
 */
public record SentMedia(FileKind kind, ObjectNode fields) {

  /** Replaces the content of a message. */
  public void write(ObjectNode message) {
    FileKind.VALUES.forEach(kind -> message.remove(kind.field));
    message.remove("text");
    message.remove("entities");
    message.remove("link_preview_options");
    message.setAll(fields.deepCopy());
  }

  /** Whether the message has a file of a kind with a caption. */
  public static boolean carriesCaption(ObjectNode message) {
    return FileKind.VALUES.stream().anyMatch(kind -> kind.hasCaption() && message.has(kind.field));
  }

  /** Whether editMessageMedia can replace the content of a message. */
  public static boolean isReplaceable(ObjectNode message) {
    return message.has("text")
        || FileKind.VALUES.stream().anyMatch(kind -> kind.isEditable() && message.has(kind.field));
  }
}
