package switchboard.console.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import switchboard.console.Desk;
import switchboard.domain.WebhookReport;

/** What Telegram last said of the webhook; asked anew now and then, and nobody waits for it. */
@Component
class WebhookWatch {

  private static final Duration GOOD_FOR = Duration.ofMinutes(1);

  private record Answer(Instant at, @Nullable WebhookReport report) {}

  private final Desk desk;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Answer> last = new AtomicReference<>();
  private final AtomicBoolean asking = new AtomicBoolean();

  WebhookWatch(Desk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** Empty as long as nothing is known. */
  Optional<WebhookReport> last() {
    var answer = last.get();
    if (answer == null || answer.at().plus(GOOD_FOR).isBefore(clock.instant())) {
      askBeside();
    }
    return answer == null ? Optional.empty() : Optional.ofNullable(answer.report());
  }

  private void askBeside() {
    if (asking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("webhook-watch").start(this::ask);
    }
  }

  private void ask() {
    try {
      last.set(new Answer(clock.instant(), desk.webhook().get()));
    } catch (RuntimeException e) {
      last.set(new Answer(clock.instant(), null)); // the page of the webhook says why
    } finally {
      asking.set(false);
    }
  }
}
