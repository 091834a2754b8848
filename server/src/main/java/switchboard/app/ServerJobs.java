package switchboard.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import switchboard.app.ServerParts.Delivery;
import switchboard.app.ServerParts.Line;
import switchboard.app.ServerParts.Telegram;
import switchboard.audit.AuditTrail;
import switchboard.base.Pace;
import switchboard.cluster.Membership;
import switchboard.cluster.Membership.Lease;
import switchboard.config.Settings;
import switchboard.jobs.DailyBackups;
import switchboard.jobs.Housekeeping;
import switchboard.jobs.Job;
import switchboard.jobs.MasterKeyWatch;
import switchboard.jobs.Scheduler;
import switchboard.operations.LatestBackup;
import switchboard.store.SeenUpdateDao;
import switchboard.store.Store;
import switchboard.store.backup.Backup;
import switchboard.webhook.ConnectionMonitor;

/** The server's timed jobs: those of each instance, and those that one does for all. */
record ServerJobs(Settings settings, Pace pace, InstantSource clock) {

  void start(
      OpenParts parts,
      Store store,
      AuditTrail trail,
      Telegram telegram,
      Line line,
      Delivery delivery,
      Optional<Backup> backup,
      Runnable mediaSweep,
      Runnable certificate,
      Runnable notices) {
    var instance = line.membership();
    var backups =
        backup.map(made ->
            new DailyBackups(
                made, new LatestBackup(store, made), () -> instance.holds(Lease.JOBS), clock));
    var connection =
        new ConnectionMonitor(
            delivery.source(), delivery.observations(), telegram.connection(), clock);
    var housekeeping =
        new Housekeeping(
            store,
            clock,
            SeenUpdateDao.COUNTS_FOR,
            settings.privacy().repliesFor(),
            settings.privacy().retentionDays(),
            settings.media().policy().days());
    Runnable daily = () -> backups.ifPresent(Runnable::run);
    parts.add(
        Scheduler.start(
            new Job("erasures", pace.jobs(), once(instance, line.erasure())),
            new Job("quarantine replays", pace.jobs(), once(instance, line.replay())),
            new Job("connection", pace.jobs(), connection),
            new Job("long waits", pace.commit().dividedBy(8), delivery.webhook()::endLongWaits),
            new Job("notices", pace.jobs(), notices),
            new Job("staff", pace.jobs(), NoticeStart.readStaff(store)),
            new Job("refusals", Duration.ofMinutes(1), trail),
            new Job("backups", Duration.ofMinutes(5), daily),
            new Job("master key", pace.jobs(), watchMasterKey(store)),
            new Job("ledger copy", Duration.ofMinutes(1), () -> copyLedger(store)),
            new Job("housekeeping", Duration.ofHours(1), once(instance, housekeeping)),
            new Job("media sweep", Duration.ofDays(1), mediaSweep),
            new Job("certificate", Duration.ofDays(1), certificate)));
    backups.ifPresent(parts::add); // closed first: cancels a running backup
  }

  private static Runnable watchMasterKey(Store store) {
    return store.isShared() ? new MasterKeyWatch(store.keys()) : () -> {};
  }

  private void copyLedger(Store store) {
    store.keys().ledger().copyNew(clock.instant());
  }

  /** Work that one instance does for all. */
  private static Runnable once(Membership instance, Runnable work) {
    return () -> {
      if (instance.holds(Lease.JOBS)) {
        work.run();
      }
    };
  }
}
