package switchboard.engine;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import switchboard.domain.Bot;
import switchboard.language.Understanding;

/** Understanding of free text, which takes up to seconds to prepare. */
public final class PreparedUnderstanding {

  private PreparedUnderstanding() {}

  /**
   * Prepares it on a thread of its own, for which the first text waits. For a bot that answers with
   * the history, nothing is prepared.
   */
  public static Supplier<Understanding> begin(Bot bot) {
    if (!bot.understands()) {
      return () -> Understanding.of(bot);
    }
    return CompletableFuture.supplyAsync(
            () -> Understanding.of(bot),
            work -> Thread.ofPlatform().daemon().name("understanding").start(work))
        ::join;
  }

  /** Prepares it now, except for a bot that answers with the history. */
  static Supplier<Understanding> of(Bot bot) {
    if (!bot.understands()) {
      return () -> Understanding.of(bot);
    }
    var understanding = Understanding.of(bot);
    return () -> understanding;
  }
}
