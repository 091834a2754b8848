package switchboard.store;

/** Rows with names and message texts masked. */
public final class MaskedRows {

  /** Placeholder for masked text. */
  public static final String TEXT = "•••";

  private MaskedRows() {}

  /** The last digits of the id keep users distinguishable. */
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

  /** Without the arguments of a command. */
  public static Rows.Interaction interaction(Rows.Interaction row) {
    var data = row.actionData();
    int space = data == null ? -1 : data.indexOf(' ');
    return data == null || space < 0
        ? row
        : new Rows.Interaction(
            row.id(), row.userId(), row.actionType(), data.substring(0, space), row.timestamp());
  }
}
