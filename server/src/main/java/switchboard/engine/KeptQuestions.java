package switchboard.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Effect;
import switchboard.store.OpenQuestionDao.OpenQuestionRow;
import switchboard.store.Tables;

/** The texts of a batch that the bot could not answer. Their messages are written first. */
final class KeptQuestions {

  private final List<OpenQuestionRow> rows = new ArrayList<>();
  private final List<Effect.KeepQuestion> earlier = new ArrayList<>();

  /**
   * @param message its row; null if it is not of this batch, as for an answer that is refused
   */
  void add(Effect.KeepQuestion keep, @Nullable Long message) {
    if (message == null) {
      earlier.add(keep);
    } else {
      rows.add(row(message, keep));
    }
  }

  /** Those whose message is no longer stored are left out. */
  void write(Tables tables) {
    for (var keep : earlier) {
      tables
          .messages()
          .at(keep.user(), keep.chat(), keep.messageId())
          .forEach(id -> rows.add(row(id, keep)));
    }
    earlier.clear();
    if (!rows.isEmpty()) {
      tables.openQuestions().add(List.copyOf(rows));
      rows.clear();
    }
  }

  private static OpenQuestionRow row(long message, Effect.KeepQuestion keep) {
    return new OpenQuestionRow(message, keep.user(), keep.language(), keep.outcome(), keep.at());
  }
}
