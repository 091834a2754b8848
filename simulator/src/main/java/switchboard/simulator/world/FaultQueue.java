package switchboard.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Queue of injected faults that have not struck yet. Thread-safe. */
public final class FaultQueue {
  private final List<SimulatorFault> waiting = new ArrayList<>();
  private volatile boolean any;

  public synchronized void add(SimulatorFault fault) {
    waiting.add(fault);
    any = true;
  }

  public synchronized void clear() {
    waiting.clear();
    any = false;
  }

  public Optional<SimulatorFault> strike(String method) {
    return any ? take(method) : Optional.empty();
  }

  private synchronized Optional<SimulatorFault> take(String method) {
    for (int i = 0; i < waiting.size(); i++) {
      SimulatorFault fault = waiting.get(i);
      boolean all = fault.method().equals("*") && !method.equals(SimulatorFault.FILE);
      if (all || fault.method().equalsIgnoreCase(method)) {
        if (fault.times() > 1) {
          waiting.set(i, fault.oneLess());
        } else {
          waiting.remove(i);
          any = !waiting.isEmpty();
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
