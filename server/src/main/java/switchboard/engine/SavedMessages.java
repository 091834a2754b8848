package switchboard.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.ChatId;
import switchboard.domain.Effect;
import switchboard.domain.UserId;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.RecentUsers;
import switchboard.store.RowIds;
import switchboard.store.Tables;

/** The messages of a batch, and the files that some of them are. */
final class SavedMessages {

  private final List<MessageRow> messages = new ArrayList<>();
  private final List<MediaRow> files = new ArrayList<>();

  void add(RowIds ids, Effect.SaveMessage save, Instant at) {
    var row = EffectRows.message(ids.message(), save);
    messages.add(row);
    save.files()
        .forEach(file -> files.add(EffectRows.file(ids.media(), row.userId(), row.id(), file, at)));
  }

  /** The row of a message that is not written yet; null for any other. */
  @Nullable Long row(UserId user, ChatId chat, long messageId) {
    for (var row : messages.reversed()) {
      if (row.messageId() == messageId && row.chatId().equals(chat) && row.userId().equals(user)) {
        return row.id();
      }
    }
    return null;
  }

  /** Writes them; without files, this costs no statement. */
  void write(Tables tables, RecentUsers recent) {
    if (!messages.isEmpty()) {
      recent.addMessages(tables, List.copyOf(messages));
      messages.clear();
    }
    if (!files.isEmpty()) {
      tables.media().add(List.copyOf(files));
      files.clear();
    }
  }
}
