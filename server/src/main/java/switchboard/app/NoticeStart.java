package switchboard.app;

import java.time.InstantSource;
import java.util.function.Supplier;
import switchboard.app.ServerParts.Line;
import switchboard.app.ServerParts.Telegram;
import switchboard.config.Settings;
import switchboard.diagnosis.HealthReport;
import switchboard.notices.NoticeWatch;
import switchboard.store.Store;
import switchboard.store.sql.StoreUnavailableException;

/** Creates the check that sends notices to operators. */
final class NoticeStart {

  private NoticeStart() {}

  static NoticeWatch watch(
      Settings settings,
      Store store,
      Telegram telegram,
      Line line,
      Supplier<HealthReport> health,
      InstantSource clock) {
    return new NoticeWatch(
        new NoticeWatch.Parts(
            store,
            line.membership(),
            health,
            telegram.connection(),
            call -> telegram.api().execute(call),
            telegram::username,
            settings.data().folder()),
        settings.alarmUrl(),
        clock);
  }

  /** Reads who is an operator: other processes may have changed that. */
  static Runnable readStaff(Store store) {
    return () -> {
      try {
        store.staff().read(store.readNow(tables -> tables.staff().ids()));
      } catch (StoreUnavailableException e) {
        // The next time will do.
      }
    };
  }
}
