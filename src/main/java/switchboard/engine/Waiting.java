package switchboard.engine;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Call;
import switchboard.store.Rows;
import switchboard.store.StoredJson;
import tools.jackson.core.JacksonException;

/**
 * A reply that is to go out, with what has become of it so far.
 *
 * @param id its row in the outbox
 */
record Waiting(long id, @Nullable Long userId, Call call, int attempts, Instant createdAt) {

  /**
   * @throws JacksonException when the row holds a call that this program does not know
   */
  static Waiting in(Rows.Reply row) {
    var call = StoredJson.call(row.call());
    return new Waiting(row.id(), row.userId(), call, row.attempts(), row.createdAt());
  }

  Waiting tried() {
    return new Waiting(id, userId, call, attempts + 1, createdAt);
  }

  Waiting with(Call other) {
    return new Waiting(id, userId, other, attempts, createdAt);
  }

  boolean isToOneOf(Set<Long> users) {
    return userId != null && users.contains(userId);
  }
}
