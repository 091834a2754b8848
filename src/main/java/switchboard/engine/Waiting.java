package switchboard.engine;

import java.time.Duration;
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
 * @param album what it answers, when that is an album
 * @param notBefore when it may go out
 */
record Waiting(
    long id,
    @Nullable Long userId,
    Call call,
    int attempts,
    Instant createdAt,
    @Nullable String album,
    Instant notBefore) {

  /** Telegram sends the parts of an album one by one: so long another one is waited for. */
  static final Duration BETWEEN_PARTS = Duration.ofSeconds(1);

  /** One that may go out at once. */
  static Waiting of(long id, @Nullable Long userId, Call call, Instant at) {
    return new Waiting(id, userId, call, 0, at, null, at);
  }

  /** The answer to an album of which a part came just now. */
  static Waiting toAlbum(String album, long id, @Nullable Long userId, Call call, Instant at) {
    return new Waiting(id, userId, call, 0, at, album, at.plus(BETWEEN_PARTS));
  }

  /**
   * @throws JacksonException when the row holds a call that this program does not know
   */
  static Waiting in(Rows.Reply row) {
    var call = StoredJson.call(row.call());
    var at = row.createdAt();
    var album = row.album();
    var notBefore = album == null ? at : at.plus(BETWEEN_PARTS);
    return new Waiting(row.id(), row.userId(), call, row.attempts(), at, album, notBefore);
  }

  Waiting tried() {
    return new Waiting(id, userId, call, attempts + 1, createdAt, album, notBefore);
  }

  Waiting with(Call other) {
    return new Waiting(id, userId, other, attempts, createdAt, album, notBefore);
  }

  Waiting notBefore(Instant later) {
    return new Waiting(id, userId, call, attempts, createdAt, album, later);
  }

  boolean isToOneOf(Set<Long> users) {
    return userId != null && users.contains(userId);
  }
}
