package switchboard.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import switchboard.domain.Effect;
import switchboard.store.OpenQuestionDao.OpenQuestionRow;
import switchboard.store.Tables;

/** The texts of a batch that the bot could not answer. Their messages are written first. */
final class KeptQuestions {

  private final List<Effect.KeepQuestion> questions = new ArrayList<>();

  void add(Effect.KeepQuestion keep) {
    questions.add(keep);
  }

  /** Those whose message is no longer stored are left out. */
  void write(Tables tables) {
    if (questions.isEmpty()) {
      return;
    }
    var rows = questions.stream().flatMap(keep -> rows(tables, keep)).toList();
    if (!rows.isEmpty()) {
      tables.openQuestions().add(rows);
    }
    questions.clear();
  }

  private static Stream<OpenQuestionRow> rows(Tables tables, Effect.KeepQuestion keep) {
    return tables.messages().at(keep.user(), keep.chat(), keep.messageId()).stream()
        .map(
            id -> new OpenQuestionRow(id, keep.user(), keep.language(), keep.outcome(), keep.at()));
  }
}
