package switchboard.imports;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;
import switchboard.store.InteractionDao.InteractionRow;

/** What makes two interactions the same: they have no id of their own. */
record InteractionKey(UserId user, String type, @Nullable String data, @Nullable Instant at) {

  static InteractionKey of(Found.Interaction found) {
    var at = found.at();
    return of(found, at == null ? null : at.truncatedTo(ChronoUnit.MILLIS));
  }

  static InteractionKey of(Found.Interaction found, @Nullable Instant at) {
    return new InteractionKey(found.user(), found.type().word(), found.data(), at);
  }

  static InteractionKey of(InteractionRow row) {
    return new InteractionKey(row.userId(), row.actionType(), row.actionData(), row.timestamp());
  }
}
