package switchboard.engine;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.domain.QuarantineState;
import switchboard.outbox.Meter;
import switchboard.store.QuarantineDao.QuarantineRow;
import switchboard.store.SeenUpdateDao.SeenUpdateRow;
import switchboard.store.Store;

/** Puts aside updates that fail alone, so that they block no others. */
public final class Quarantine {

  private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

  private final Store store;
  private final Meter meter;
  private final InstantSource clock;

  Quarantine(Store store, Meter meter, InstantSource clock) {
    this.store = store;
    this.meter = meter;
    this.clock = clock;
  }

  /** Stores the update as seen and held; it is on disk when this returns. */
  void hold(ReceivedUpdate received, RuntimeException failure) {
    var from = received.origin();
    var person = received.person();
    var row =
        new QuarantineRow(
            from.updateId(),
            person == null ? null : person.id(),
            from.kind(),
            received.payload(),
            describe(failure),
            QuarantineState.HELD,
            1,
            from.receivedAt(),
            clock.instant());
    store.run(tables -> {
      var seen = new SeenUpdateRow(from.updateId(), from.kind(), from.receivedAt());
      if (person != null) {
        tables.lock(person.id());
      }
      tables.seenUpdates().add(List.of(seen));
      tables.quarantine().add(List.of(row));
    });
    meter.quarantined(from.kind());
    LOG.atError()
        .addKeyValue("update_id", from.updateId())
        .addKeyValue("kind", from.kind())
        .addKeyValue("error", row.error())
        .log("Update failed and was quarantined");
  }

  /** Exception class and location, without the message, which may contain user text. */
  public static String describe(Throwable failure) {
    // The store wraps an Error in a CompletionException.
    var cause = failure.getCause();
    var told = failure instanceof CompletionException && cause != null ? cause : failure;
    var trace = told.getStackTrace();
    return told.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
