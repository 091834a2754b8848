package switchboard.store;

/** Rows without what tells who somebody is, or what they wrote. */
public final class Masked {

  /** Stands where something is hidden. */
  public static final String TEXT = "•••";

  private Masked() {}

  /** The end of the number tells one from another. */
  public static Rows.User user(Rows.User row) {
    return new Rows.User(
        row.userId(),
        null,
        TEXT + " " + row.userId() % 10_000,
        null,
        row.languageCode(),
        row.isBot(),
        row.chatId(),
        row.createdAt(),
        row.lastActivity(),
        row.reachable());
  }

  public static Rows.Message message(Rows.Message row) {
    return new Rows.Message(
        row.id(),
        row.userId(),
        row.chatId(),
        row.messageId(),
        row.messageText() == null ? null : TEXT,
        row.messageType(),
        row.hasMedia(),
        row.mediaType(),
        null,
        row.editedAt(),
        row.timestamp());
  }

  /** Without what they typed behind a command. */
  public static Rows.Interaction interaction(Rows.Interaction row) {
    var data = row.actionData();
    int space = data == null ? -1 : data.indexOf(' ');
    return data == null || space < 0
        ? row
        : new Rows.Interaction(
            row.id(), row.userId(), row.actionType(), data.substring(0, space), row.timestamp());
  }
}
