package switchboard.metrics;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** When the last good backup was made. */
public record BackupAge(Supplier<Optional<Instant>> last) {}
