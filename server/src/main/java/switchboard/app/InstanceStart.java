package switchboard.app;

import java.time.InstantSource;
import java.util.function.IntSupplier;
import switchboard.base.HostName;
import switchboard.base.Version;
import switchboard.cluster.Membership;
import switchboard.cluster.SharedMembership;
import switchboard.engine.BotFileVersioning;
import switchboard.metrics.Meters;
import switchboard.store.Store;

/** Makes a server one of the instances that share its database, if others can. */
final class InstanceStart {

  private InstanceStart() {}

  /**
   * @param perSecond messages per second of all instances
   */
  static Membership join(
      Store store,
      int perSecond,
      IntSupplier port,
      Meters meters,
      BotFileVersioning botFile,
      InstantSource clock) {
    if (!store.isShared()) {
      return Membership.ALONE;
    }
    var self =
        new SharedMembership.Self(
            () -> HostName.get() + ":" + port.getAsInt(),
            Version.TEXT,
            perSecond,
            meters::updates,
            botFile::current);
    return new SharedMembership(store.separateWriter(), self, clock, System::nanoTime).start();
  }
}
