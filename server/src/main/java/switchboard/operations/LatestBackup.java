package switchboard.operations;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import switchboard.store.Store;
import switchboard.store.backup.Backup;
import switchboard.store.backup.LastBackup;

/** When the last good backup was made. Instances may have a backup folder each. */
public record LatestBackup(Store store, Backup backup) implements Supplier<Optional<Instant>> {

  private static final long PATIENCE_SECONDS = 1;

  @Override
  public Optional<Instant> get() {
    return Stream.of(backup.last(), elsewhere())
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  private Optional<Instant> elsewhere() {
    return store.isShared()
        ? store
            .read(LastBackup::find)
            .completeOnTimeout(Optional.empty(), PATIENCE_SECONDS, TimeUnit.SECONDS)
            .exceptionally(_ -> Optional.empty())
            .join()
        : Optional.empty();
  }
}
