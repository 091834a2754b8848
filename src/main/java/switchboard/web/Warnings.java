package switchboard.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the log warned of since the start, the same words together; the newest are kept. */
public final class Warnings {

  private static final int MOST = 200;

  /**
   * The same words of the same part of the program.
   *
   * @param details of the last time
   */
  public record Group(
      boolean error,
      String logger,
      String words,
      String details,
      long times,
      Instant first,
      Instant last) {

    private Group again(String news, Instant at) {
      return new Group(error, logger, words, news, times + 1, first, at);
    }
  }

  private record Key(boolean error, String logger, String words) {}

  private final Map<Key, Group> groups = new LinkedHashMap<>();

  public synchronized void add(
      boolean error, String logger, String words, String details, Instant at) {
    var key = new Key(error, logger, words);
    var known = groups.remove(key);
    groups.put(
        key,
        known == null
            ? new Group(error, logger, words, details, 1, at, at)
            : known.again(details, at));
    if (groups.size() > MOST) {
      groups.remove(groups.keySet().iterator().next());
    }
  }

  /** The last one first. */
  public synchronized List<Group> all() {
    return List.copyOf(groups.values()).reversed();
  }
}
