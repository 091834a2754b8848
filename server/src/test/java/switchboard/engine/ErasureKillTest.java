package switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.base.CrashPoint;
import switchboard.crypto.KeySource;
import switchboard.domain.ChatId;
import switchboard.domain.ReplyState;
import switchboard.domain.UserId;
import switchboard.outbox.CommitPipeline;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.UserDao.UserRow;
import switchboard.testing.DataAtRest;
import switchboard.testing.DatabaseReader;
import switchboard.testing.HaltAtCrashPoint;
import switchboard.testing.KillsProcess;

/** An erasure interrupted at any of its steps is completed by the next start. */
@KillsProcess
class ErasureKillTest {

  private static final int ROUNDS = Integer.getInteger("kills", 1);
  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

  @TempDir Path folder;

  /** The work that is cut short: erases person 1. */
  static final class Erasing implements Consumer<Path> {

    @Override
    public void accept(Path data) {
      try (var store = open(data)) {
        new Erasure(store, new CommitPipeline(store, null), InstantSource.fixed(NOW)).run();
      }
    }
  }

  private static Store open(Path folder) {
    return Store.open(
        folder.resolve("switchboard.db"), KeySource.file(folder.resolve("master.json")));
  }

  private static boolean fill(Tables tables, long user) {
    tables
        .users()
        .save(
            List.of(
                new UserRow(
                    new UserId(user),
                    "a",
                    "Ann",
                    "A",
                    "en",
                    false,
                    new ChatId(user),
                    NOW,
                    NOW,
                    true)));
    tables
        .messages()
        .add(
            List.of(
                new MessageRow(
                    user,
                    new UserId(user),
                    new ChatId(user),
                    7,
                    "hi",
                    "text",
                    false,
                    null,
                    null,
                    null,
                    NOW)));
    tables
        .outbox()
        .add(
            List.of(
                new OutboxRow(
                    user,
                    new UserId(user),
                    new ChatId(user),
                    "{}",
                    ReplyState.PENDING,
                    0,
                    null,
                    null,
                    NOW,
                    NOW,
                    null,
                    null,
                    null)));
    return true;
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "KEY_DESTROYED",
        "ROWS_DELETED",
        "REPLIES_DROPPED",
        "LOG_TRUNCATED",
        "LEDGER_ENTERED"
      })
  void itIsCompletedAtTheNextStart(CrashPoint point) {
    for (int round = 0; round < ROUNDS; round++) {
      var data = folder.resolve("round" + round);
      assertThat(data.toFile().mkdir()).isTrue();
      itIsCompleted(point, data);
    }
  }

  private static void itIsCompleted(CrashPoint point, Path before) {
    try (var store = open(before)) {
      store.writeNow(tables -> fill(tables, 1) && fill(tables, 2));
      store.run(tables -> tables.erasures().request(new UserId(1), NOW));
    }
    var key = keys(before, "SELECT wrapped FROM data_keys WHERE user_id = 1");
    var data = HaltAtCrashPoint.run(new Erasing(), before, point);
    assertThat(DataAtRest.find(data, List.of(key))).as("the key, right after").isEmpty();
    try (var store = open(data)) {
      new Erasure(store, new CommitPipeline(store, null), InstantSource.fixed(NOW)).run();
      assertThat(store.readNow(tables -> tables.users().find(new UserId(1))).isPresent()).isFalse();
      assertThat(store.<Integer>readNow(tables -> tables.outbox().of(new UserId(1)).size()))
          .isZero();
      assertThat(store.<Integer>readNow(tables -> tables.erasures().requested().size())).isZero();
      assertThat(store.keys().underWay()).isEmpty();
      var other = store.readNow(tables -> tables.messages().of(new UserId(2)));
      assertThat(other).extracting(MessageRow::messageText).containsExactly("hi");
    }
    assertThat(keys(data, "SELECT count(*) FROM erasure_ledger")).isEqualTo("1");
    assertThat(keys(data, "SELECT count(*) FROM data_keys")).isEqualTo("1");
  }

  private static String keys(Path data, String sql) {
    return DatabaseReader.rows(data.resolve("keys.db"), sql).getFirst();
  }
}
