package switchboard.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.domain.Effect;
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
    save.files().forEach(file -> files.add(EffectRows.file(ids.media(), row, file, at)));
  }

  /** The row of the message that a user awaits an answer to, of this batch or an earlier one. */
  Optional<Long> id(Tables tables, Effect.AwaitAnswer await) {
    return messages.reversed().stream()
        .filter(row -> row.userId().equals(await.user()))
        .filter(row -> row.chatId().equals(await.chat()) && row.messageId() == await.messageId())
        .map(MessageRow::id)
        .findFirst()
        .or(() ->
            tables.messages().at(await.user(), await.chat(), await.messageId()).stream()
                .findFirst());
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
