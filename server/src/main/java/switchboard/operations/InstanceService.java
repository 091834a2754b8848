package switchboard.operations;

import java.util.List;
import java.util.OptionalDouble;
import switchboard.cluster.Membership;
import switchboard.store.InstanceDao.RunningInstance;

/** The instances that share the database. */
public record InstanceService(Membership membership) {

  /**
   * A running instance.
   *
   * @param updatesPerSecond between its last two signs of life
   * @param isThis whether it is the one that is asked
   */
  public record Instance(RunningInstance row, double updatesPerSecond, boolean isThis) {}

  /** The running instances; empty where there can be only one. */
  public List<Instance> running() {
    return membership.running().stream()
        .map(row ->
            new Instance(row, membership.updatesPerSecond(row.id()), row.id() == membership.id()))
        .toList();
  }

  /** Of all instances together; empty where there can be only one. */
  public OptionalDouble updatesPerSecond() {
    return membership.isShared()
        ? OptionalDouble.of(running().stream().mapToDouble(Instance::updatesPerSecond).sum())
        : OptionalDouble.empty();
  }
}
