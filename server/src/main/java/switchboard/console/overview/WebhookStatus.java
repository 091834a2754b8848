package switchboard.console.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import switchboard.diagnosis.WebhookReport;
import switchboard.operations.WebhookService;

/** Telegram's latest webhook info, refreshed now and then in the background. */
@Component
class WebhookStatus {

  private static final Duration GOOD_FOR = Duration.ofMinutes(1);

  private record Answer(Instant at, @Nullable WebhookReport report) {}

  private final WebhookService webhooks;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Answer> last = new AtomicReference<>();
  private final AtomicBoolean asking = new AtomicBoolean();

  WebhookStatus(WebhookService webhooks, InstantSource clock) {
    this.webhooks = webhooks;
    this.clock = clock;
  }

  /** The latest report; empty when unknown. */
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
      last.set(new Answer(clock.instant(), webhooks.report()));
    } catch (RuntimeException e) {
      last.set(new Answer(clock.instant(), null)); // the webhook's page shows why
    } finally {
      asking.set(false);
    }
  }
}
