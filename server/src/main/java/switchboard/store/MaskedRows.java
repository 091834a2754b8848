package switchboard.store;

import switchboard.store.InteractionDao.InteractionRow;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.UserDao.UserRow;

/** Rows with names and message texts masked. */
public final class MaskedRows {

  /** Placeholder for masked text. */
  public static final String TEXT = "•••";

  private MaskedRows() {}

  /** The last digits of the id keep users distinguishable. */
  public static UserRow user(UserRow row) {
    return new UserRow(
        row.userId(),
        null,
        TEXT + " " + row.userId().value() % 10_000,
        null,
        row.languageCode(),
        row.isBot(),
        row.chatId(),
        row.createdAt(),
        row.lastActivity(),
        row.reachable());
  }

  public static MessageRow message(MessageRow row) {
    return new MessageRow(
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
  public static InteractionRow interaction(InteractionRow row) {
    var data = row.actionData();
    int space = data == null ? -1 : data.indexOf(' ');
    return data == null || space < 0
        ? row
        : new InteractionRow(
            row.id(), row.userId(), row.actionType(), data.substring(0, space), row.timestamp());
  }
}
