package switchboard.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Warnings and errors logged since the start, grouped by message. Only the newest are kept. */
public final class RecentWarnings {

  private static final int MAX_COUNT = 200;
  private static final int MAX_LENGTH = 1000;

  /**
   * Log lines with the same message and logger.
   *
   * @param details of the latest line
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
    add(new Group(error, logger, bounded(words), bounded(details), 1, at, at));
  }

  private static String bounded(String text) {
    return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
  }

  private void add(Group news) {
    var key = new Key(news.error(), news.logger(), news.words());
    var known = groups.remove(key);
    groups.put(key, known == null ? news : known.again(news.details(), news.last()));
    if (groups.size() > MAX_COUNT) {
      groups.remove(groups.keySet().iterator().next());
    }
  }

  /** All groups, most recent first. */
  public synchronized List<Group> all() {
    return List.copyOf(groups.values()).reversed();
  }

  /** The number of distinct errors since a time. */
  public long errorsSince(Instant start) {
    return all().stream().filter(group -> group.error() && !group.last().isBefore(start)).count();
  }
}
