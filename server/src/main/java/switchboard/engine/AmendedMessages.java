package switchboard.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import switchboard.domain.Effect;
import switchboard.domain.Effect.NewFile;
import switchboard.domain.FilePart;
import switchboard.domain.SentFile;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.RecentUsers;
import switchboard.store.RowIds;
import switchboard.store.Tables;

/**
 * The edits of a batch. An edit of a caption contains the file too, so only a file that differs
 * from the last one is recorded; earlier ones stay.
 */
final class AmendedMessages {

  private final List<Effect.AmendMessage> edits = new ArrayList<>();

  void add(Effect.AmendMessage edit) {
    edits.add(edit);
  }

  /** Writes them; the messages may be of this batch. */
  void write(Tables tables, RowIds ids, RecentUsers recent) {
    for (var edit : edits) {
      var rows = tables.messages().at(edit.user(), edit.chat(), edit.messageId());
      if (!edit.files().isEmpty()) {
        rows.forEach(row -> exchange(tables, ids, row, edit));
      }
      recent.amendMessages(
          tables, edit.user(), rows.stream().map(row -> EffectRows.amendment(row, edit)).toList());
    }
    edits.clear();
  }

  private static void exchange(Tables tables, RowIds ids, long row, Effect.AmendMessage edit) {
    var version = edit.files().getFirst().version();
    if (tables.media().ofMessage(row).stream()
        .filter(file -> file.part() == FilePart.ORIGINAL)
        .max(Comparator.comparingLong(MediaRow::id))
        .filter(newest -> isSame(newest, version))
        .isEmpty()) {
      tables.messages().exchange(row, edit.user(), edit.type());
      tables.media().add(rows(ids, row, edit));
    }
  }

  private static boolean isSame(MediaRow file, SentFile.Version version) {
    var uniqueId = file.uniqueId();
    return uniqueId == null
        ? file.fileId().equals(version.id())
        : uniqueId.equals(version.uniqueId());
  }

  private static List<MediaRow> rows(RowIds ids, long row, Effect.AmendMessage edit) {
    return edit.files().stream().map(file -> row(ids, row, edit, file)).toList();
  }

  private static MediaRow row(RowIds ids, long row, Effect.AmendMessage edit, NewFile file) {
    return EffectRows.file(ids.media(), edit.user(), row, file, edit.at());
  }
}
