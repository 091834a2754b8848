package switchboard.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Age of the last good backup. It is reported but does not affect the health status. */
public record LastBackupTime(Supplier<Optional<Instant>> last, InstantSource clock) {

  /** The JSON fields, null without a backup. */
  Map<String, @Nullable Object> view() {
    var at = last.get();
    var view = new LinkedHashMap<String, @Nullable Object>();
    view.put("last", at.map(Instant::toString).orElse(null));
    view.put(
        "age_seconds",
        at.map(made -> Duration.between(made, clock.instant()).toSeconds()).orElse(null));
    return view;
  }
}
