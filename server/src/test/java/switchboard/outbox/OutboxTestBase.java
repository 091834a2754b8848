package switchboard.outbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.store.UserDao.UserRow;
import switchboard.telegram.SendResult;
import switchboard.testing.TestDatabase;

/** Base class of outbox tests. */
abstract class OutboxTestBase {

  static final SendResult FAILED = new SendResult.Transient("HTTP 502");
  static final SendResult UNKNOWN = new SendResult.Unknown("timeout");
  static final Call TAP = new Call.AnswerTap("q", null, false);

  /** Classes that are not parameterized run on SQLite. */
  @Parameter TestDatabase database = TestDatabase.SQLITE;

  @TempDir Path folder;
  OutboxFixture stage;

  @BeforeEach
  void open() {
    stage = new OutboxFixture(database, folder, SendLimits.OFF);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  static SendResult limited(int seconds) {
    return new SendResult.RetryAfter(Duration.ofSeconds(seconds));
  }

  void person(long id) {
    var now = stage.now();
    var row =
        new UserRow(new UserId(id), null, "P", null, "en", false, new ChatId(id), now, now, true);
    stage.store().run(tables -> tables.users().save(List.of(row)));
  }

  static Map<Long, List<String>> textsByChat(List<Call> calls) {
    var texts = new HashMap<Long, List<String>>();
    for (var call : calls) {
      if (call instanceof Call.SendMessage send) {
        texts
            .computeIfAbsent(send.chat().value(), _ -> new ArrayList<>())
            .add(send.content().html());
      }
    }
    return texts;
  }

  static boolean waitFor(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
