package switchboard.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import switchboard.store.Store;

/** Whether the parts work that an answer depends on. */
public final class Checks {

  static final String UP = "up";
  static final String DOWN = "down";
  private static final int PATIENCE_SECONDS = 2;

  private final Store store;
  private final Supplier<String> telegram;

  /**
   * @param telegram how far we are with Telegram: {@code starting}, {@code up} or {@code down};
   *     told, but no reason to call ourselves down, as nothing is lost by waiting for it
   */
  public Checks(Store store, Supplier<String> telegram) {
    this.store = store;
    this.telegram = telegram;
  }

  Map<String, String> results() {
    var results = new LinkedHashMap<String, String>();
    results.put("database", database());
    results.put("telegram", telegram.get());
    return results;
  }

  static boolean isUp(Map<String, String> results) {
    return UP.equals(results.get("database"));
  }

  /** A transaction on the writer's own connection, so that a stuck or full one shows. */
  private String database() {
    try {
      var _ =
          store
              .write(tables -> tables.instance().find("bot"))
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return UP;
    } catch (ExecutionException | CompletionException | TimeoutException e) {
      return DOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DOWN;
    }
  }
}
