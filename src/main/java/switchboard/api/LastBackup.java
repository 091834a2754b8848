package switchboard.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How old the last good backup is: told, but no reason to call ourselves down. */
public record LastBackup(Supplier<Optional<Instant>> last, InstantSource clock) {

  /** Nulls where there is none. */
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
