package switchboard.metrics;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The time of the last good backup. */
public record BackupAgeGauge(Supplier<Optional<Instant>> last) {}
