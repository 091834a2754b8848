package switchboard.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import switchboard.domain.Call;
import switchboard.outbox.Meter;
import switchboard.telegram.SendResult;
import switchboard.web.LiveMetrics;

/**
 * Metrics of the engine. Labels have few values and contain no personal data; beyond a maximum,
 * further kinds of updates are labelled {@code other}.
 */
public final class Meters implements Meter, LiveMetrics {

  private static final int MAX_KINDS = 40;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final EventRate rate = new EventRate();
  private final RecentDurations screensLately = new RecentDurations(Duration.ofMinutes(5));
  private final Set<String> kinds = ConcurrentHashMap.newKeySet();
  private final DistributionSummary batches =
      DistributionSummary.builder("switchboard.batch.updates")
          .description("Updates per commit.")
          .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256)
          .register(registry);
  private final Timer commits =
      timer("switchboard.commit", "Time from taking a batch to the end of its commit.");
  private final Timer answers =
      timer(
          "switchboard.tap.answer", "Time from receiving a tap until Telegram accepts its answer.");
  private final Timer screens =
      timer(
          "switchboard.tap.screen",
          "Time from receiving a tap until Telegram accepts the next screen.");

  private final LongAdder updates = new LongAdder();
  private volatile long lastHandled;
  private volatile boolean anyHandled;

  public Meters() {
    Gauge.builder("switchboard.last.update.seconds", this::sinceLastUpdate)
        .description("Time since the last update was handled; NaN before the first.")
        .register(registry);
  }

  /** Registers the space that stored files use. */
  public void media(Supplier<Number> bytes) {
    Gauge.builder("switchboard.media.bytes", bytes)
        .description("Space that files from users take in the data folder of this instance.")
        .register(registry);
  }

  private double sinceLastUpdate() {
    return anyHandled ? (System.nanoTime() - lastHandled) / 1e9 : Double.NaN;
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(
            List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 60_000)
                .stream()
                .map(Duration::ofMillis)
                .toArray(Duration[]::new))
        .register(registry);
  }

  /** Updates handled since the start. */
  public long updates() {
    return updates.sum();
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  @Override
  public void committed(List<String> came, List<String> handled, Duration took) {
    batches.record(came.size());
    long now = System.nanoTime();
    rate.add(handled.size(), now);
    updates.add(handled.size());
    if (!handled.isEmpty()) {
      lastHandled = now;
      anyHandled = true;
    }
    commits.record(took);
    var all = counted(came);
    var fresh = counted(handled);
    all.forEach((kind, count) -> {
      int added = fresh.getOrDefault(kind, 0);
      updates(kind, "handled").increment(added);
      updates(kind, "repeated").increment(count - added);
    });
  }

  private static Map<String, Integer> counted(List<String> kinds) {
    return kinds.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(_ -> 1)));
  }

  @Override
  public void quarantined(String kind) {
    updates(kind, "quarantined").increment();
  }

  private Counter updates(String kind, String result) {
    return Counter.builder("switchboard.updates")
        .description("Updates by kind and result.")
        .tag("kind", bounded(kind))
        .tag("result", result)
        .register(registry);
  }

  private String bounded(String kind) {
    if (kinds.contains(kind)) {
      return kind;
    }
    return kinds.size() < MAX_KINDS && kinds.add(kind) ? kind : "other";
  }

  @Override
  public void tried(Call call, SendResult result, Duration age) {
    Counter.builder("switchboard.sends")
        .description("Calls to Telegram by method and result.")
        .tag("method", call.method())
        .tag("result", word(result))
        .register(registry)
        .increment();
    if (result instanceof SendResult.Done || result instanceof SendResult.NotModified) {
      switch (call) {
        case Call.AnswerTap _ -> answers.record(age);
        case Call.EditMessage _, Call.EditInlineMessage _, Call.ReplaceMessage _ -> {
          screens.record(age);
          screensLately.add(age, System.nanoTime());
        }
        case Call.SendMessage _, Call.SendDocument _, Call.SendExtra _, Call.DeleteMessage _ -> {}
      }
    }
  }

  @Override
  public double updatesPerSecond() {
    return rate.perSecond(System.nanoTime());
  }

  @Override
  public Optional<Duration> tapToScreen(double share) {
    return screensLately.quantile(share, System.nanoTime());
  }

  private static String word(SendResult result) {
    return switch (result) {
      case SendResult.Done _ -> "done";
      case SendResult.NotModified _ -> "not_modified";
      case SendResult.QueryTooOld _ -> "too_old";
      case SendResult.RetryAfter _ -> "limited";
      case SendResult.MigratedTo _ -> "moved";
      case SendResult.Blocked _ -> "blocked";
      case SendResult.MessageGone _, SendResult.OtherKind _ -> "gone";
      case SendResult.TopicGone _ -> "topic_gone";
      case SendResult.Malformed _, SendResult.Refused _ -> "refused";
      case SendResult.Foreign _ -> "foreign";
      case SendResult.Transient _ -> "failed";
      case SendResult.Unknown _ -> "unknown";
    };
  }
}
