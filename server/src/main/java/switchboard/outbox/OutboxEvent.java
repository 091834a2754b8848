package switchboard.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.telegram.SendResult;

/** What other threads tell the outbox thread. */
sealed interface OutboxEvent {

  /** Work was committed. */
  record Added(Committed committed) implements OutboxEvent {}

  /** It is not known whether work was committed. */
  record Doubted() implements OutboxEvent {}

  record Answered(Lane lane, SendResult result) implements OutboxEvent {}

  record Written(Journal.Page page, boolean failed) implements OutboxEvent {}

  /** Replies were read from the table; absent when that failed. */
  record Loaded(@Nullable List<OutboxRow> replies) implements OutboxEvent {}

  /** Replies of other instances were taken; absent when it is not known whether. */
  record Given(@Nullable List<OutboxRow> replies) implements OutboxEvent {}

  record Probed(SendResult result) implements OutboxEvent {}

  record Wake() implements OutboxEvent {}
}
