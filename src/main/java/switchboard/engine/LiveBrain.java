package switchboard.engine;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import switchboard.brain.Brain;
import switchboard.brain.Setup;

/** The brain in use. It is replaced as a whole when the bot file or the bot's name changes. */
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

  /** Puts another brain to work, from the next batch on. */
  public void change(UnaryOperator<Setup> change) {
    Setup next;
    synchronized (this) {
      next = change.apply(setup);
      // The brain first: it may refuse the setup, and who sees the setup may count on the brain.
      brain = new Brain(next);
      setup = next;
    }
    listeners.forEach(listener -> listener.accept(next));
  }

  /** Is told of every change. */
  public void onChanged(Consumer<Setup> listener) {
    listeners.add(listener);
  }
}
