package switchboard.cluster;

import java.util.List;
import switchboard.store.InstanceDao.RunningInstance;

/**
 * How the instances divide the messages per second. Each publishes what it may have sent since its
 * last beat, which is longer ago than the second that the limit is about. It takes more only of
 * what no other one publishes, so that their sum never exceeds the limit.
 *
 * @param own what this instance may send now
 * @param published what the others read
 */
record Shares(int own, int published) {

  static final Shares NONE = new Shares(0, 0);

  Shares next(long id, List<RunningInstance> running, int perSecond) {
    int others =
        running.stream().filter(one -> one.id() != id).mapToInt(RunningInstance::share).sum();
    int fair = fair(id, running, perSecond);
    int now = Math.max(0, Math.min(fair, perSecond - others));
    return new Shares(now, Math.max(now, own));
  }

  /** An equal part; those with the lowest ids share what is left over. */
  private static int fair(long id, List<RunningInstance> running, int perSecond) {
    int count = Math.max(1, running.size());
    long before = running.stream().filter(one -> one.id() < id).count();
    return perSecond / count + (before < perSecond % count ? 1 : 0);
  }
}
