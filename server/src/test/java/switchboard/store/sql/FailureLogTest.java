package switchboard.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.testing.CapturedLog;

class FailureLogTest {

  private final AtomicLong nanos = new AtomicLong();
  private final FailureLog failures = new FailureLog(nanos::get);
  private final CapturedLog log = new CapturedLog(Writer.class).withNotes();

  @AfterEach
  void close() {
    log.close();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      failures.failed(new IllegalStateException("away"));
    }
  }

  private void logged(String... lines) {
    assertThat(log.lines()).hasSameSizeAs(lines);
    for (int i = 0; i < lines.length; i++) {
      assertThat(log.lines().get(i)).startsWith(lines[i]);
    }
  }

  @Test
  void anOutageIsLoggedAtItsStartOnceAMinuteAndAtItsEnd() {
    failures.succeeded();
    fail(700);
    pass(Duration.ofMinutes(1));
    fail(700);
    failures.succeeded();
    failures.succeeded();
    logged("Transaction failed", "Transaction failed", "Transactions succeed again");
    assertThat(log.values("reason")).containsOnly("away");
    assertThat(log.values("unlogged")).containsExactly("0", "699", "699");
  }

  @Test
  void failuresThatComeAndGoAreLoggedOnceAMinuteToo() {
    for (int i = 0; i < 100; i++) {
      fail(1);
      failures.succeeded();
    }
    logged("Transaction failed", "Transactions succeed again");
    pass(Duration.ofMinutes(1));
    failures.succeeded();
    failures.succeeded();
    assertThat(log.values("unlogged")).containsExactly("0", "0", "99");
  }

  @Test
  void aLaterOutageIsLoggedAtOnce() {
    fail(1);
    failures.succeeded();
    pass(Duration.ofMinutes(1));
    fail(1);
    logged("Transaction failed", "Transactions succeed again", "Transaction failed");
  }
}
