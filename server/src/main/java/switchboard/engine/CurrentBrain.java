package switchboard.engine;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import switchboard.brain.Brain;
import switchboard.brain.BrainSetup;

/** The brain in use. It is replaced as a whole when the bot file or the bot's username changes. */
public final class CurrentBrain {

  private final CopyOnWriteArrayList<Consumer<BrainSetup>> listeners = new CopyOnWriteArrayList<>();
  private volatile BrainSetup setup;
  private volatile Brain brain;

  public CurrentBrain(BrainSetup setup) {
    this.setup = setup;
    brain = new Brain(setup);
  }

  public Brain brain() {
    return brain;
  }

  public BrainSetup setup() {
    return setup;
  }

  /** Replaces the brain; takes effect with the next batch. */
  public void change(UnaryOperator<BrainSetup> change) {
    BrainSetup next;
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
  public void onChanged(Consumer<BrainSetup> listener) {
    listeners.add(listener);
  }
}
