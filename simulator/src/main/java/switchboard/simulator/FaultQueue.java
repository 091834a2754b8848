package switchboard.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Queue of injected faults that have not struck yet. Thread-safe. */
final class FaultQueue {
  private final List<SimulatorFault> waiting = new ArrayList<>();
  private volatile boolean any;

  synchronized void add(SimulatorFault fault) {
    waiting.add(fault);
    any = true;
  }

  synchronized void clear() {
    waiting.clear();
    any = false;
  }

  Optional<SimulatorFault> strike(String method) {
    return any ? take(method) : Optional.empty();
  }

  private synchronized Optional<SimulatorFault> take(String method) {
    for (int i = 0; i < waiting.size(); i++) {
      SimulatorFault fault = waiting.get(i);
      if (fault.method().equals("*") || fault.method().equalsIgnoreCase(method)) {
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
