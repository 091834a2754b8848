package switchboard.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Call;
import switchboard.domain.Trouble;
import switchboard.store.Rows;
import switchboard.store.StoredJson;
import tools.jackson.core.JacksonException;

/**
 * A reply that is to go out, with what has become of it so far.
 *
 * @param id its row in the outbox
 * @param album what it answers, when that is an album
 * @param notBefore when it may go out
 * @param remark absent unless another call has taken the place of a refused one
 */
record Waiting(
    long id,
    @Nullable Long userId,
    Call call,
    int attempts,
    Instant createdAt,
    @Nullable String album,
    Instant notBefore,
    Failures failures,
    @Nullable Remark remark) {

  /** Telegram sends the parts of an album one by one: so long another one is waited for. */
  static final Duration BETWEEN_PARTS = Duration.ofSeconds(1);

  /**
   * Failed attempts in a row.
   *
   * @param alone how many, each while the way to Telegram was open; see {@link Way}
   * @param last when the last one failed
   */
  record Failures(int alone, Instant last) {
    static final Failures NONE = new Failures(0, Instant.MIN);
  }

  /** What operators should know of it. */
  record Remark(Trouble trouble, @Nullable String error) {

    private static @Nullable Remark in(Rows.Reply row) {
      var word = row.trouble();
      return word == null
          ? null
          : Trouble.of(word).map(trouble -> new Remark(trouble, row.error())).orElse(null);
    }
  }

  /** One that may go out at once. */
  static Waiting of(long id, @Nullable Long userId, Call call, Instant at) {
    return new Waiting(id, userId, call, 0, at, null, at, Failures.NONE, null);
  }

  /** The answer to an album of which a part came just now. */
  static Waiting toAlbum(String album, long id, @Nullable Long userId, Call call, Instant at) {
    var due = at.plus(BETWEEN_PARTS);
    return new Waiting(id, userId, call, 0, at, album, due, Failures.NONE, null);
  }

  /**
   * @throws JacksonException when the row holds a call that this program does not know
   */
  static Waiting in(Rows.Reply row) {
    var call = StoredJson.call(row.call());
    var at = row.createdAt();
    var album = row.album();
    var due = album == null ? at : at.plus(BETWEEN_PARTS);
    return new Waiting(
        row.id(),
        row.userId(),
        call,
        row.attempts(),
        at,
        album,
        due,
        Failures.NONE,
        Remark.in(row));
  }

  Waiting tried() {
    return new Waiting(
        id, userId, call, attempts + 1, createdAt, album, notBefore, Failures.NONE, remark);
  }

  Waiting failed(Way way, Instant now) {
    int alone = way.isOpenSince(failures.last()) ? failures.alone() + 1 : 1;
    var failed = new Failures(alone, now);
    return new Waiting(id, userId, call, attempts + 1, createdAt, album, notBefore, failed, remark);
  }

  Waiting with(Call other) {
    return new Waiting(
        id, userId, other, attempts, createdAt, album, notBefore, Failures.NONE, remark);
  }

  Waiting with(Remark other) {
    return new Waiting(id, userId, call, attempts, createdAt, album, notBefore, failures, other);
  }

  Waiting notBefore(Instant later) {
    return new Waiting(id, userId, call, attempts, createdAt, album, later, failures, remark);
  }

  boolean isToOneOf(Set<Long> users) {
    return userId != null && users.contains(userId);
  }
}
