package switchboard.engine;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import switchboard.brain.Brain;
import switchboard.brain.Setup;

/** The brain in use. It is replaced as a whole when the bot file or the bot's username changes. */
public final class LiveBrain {

  private final CopyOnWriteArrayList<Consumer<Setup>> listeners = new CopyOnWriteArrayList<>();
  private volatile Setup setup;
  private volatile Brain brain;

  public LiveBrain(Setup setup) {
    this.setup = setup;
    brain = new Brain(setup);
  }

  public Brain brain() {
    return brain;
  }

  public Setup setup() {
    return setup;
  }

  /** Replaces the brain; takes effect with the next batch. */
  public void change(UnaryOperator<Setup> change) {
    Setup next;
    synchronized (this) {
      next = change.apply(setup);
      // The brain first: its constructor may reject the setup, and readers of the new setup rely on
      // the new brain.
      brain = new Brain(next);
      setup = next;
    }
    listeners.forEach(listener -> listener.accept(next));
  }

  /** Registers a listener for changes. */
  public void onChanged(Consumer<Setup> listener) {
    listeners.add(listener);
  }
}
